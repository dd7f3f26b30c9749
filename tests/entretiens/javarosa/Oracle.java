// Plays forms on JavaRosa: one JSON job a line in, the states after each operation a line out.

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.FormIndex;
import org.javarosa.core.model.SelectChoice;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.core.model.instance.TreeReference;
import org.javarosa.form.api.FormEntryController;
import org.javarosa.form.api.FormEntryModel;
import org.javarosa.form.api.FormEntryPrompt;
import org.javarosa.model.xform.XFormsModule;
import org.javarosa.xform.util.XFormAnswerDataParser;
import org.javarosa.xform.util.XFormUtils;

public class Oracle {
    private final FormDef form;
    private final FormEntryController controller;
    private final FormEntryModel model;

    private Oracle(String xml) throws Exception {
        form = XFormUtils.getFormFromInputStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        form.initialize(true, new InstanceInitializationFactory());
        model = new FormEntryModel(form);
        controller = new FormEntryController(model);
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, "UTF-8");
        System.setOut(System.err);
        new XFormsModule().registerModule();
        ObjectMapper mapper = new ObjectMapper();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            List<Object> states = new ArrayList<>();
            try {
                JsonNode job = mapper.readTree(line);
                Oracle oracle = new Oracle(job.get("form").asText());
                states.add(oracle.state());
                for (JsonNode operation : job.get("operations")) {
                    states.add(oracle.perform(operation) ? oracle.state() : "impossible");
                }
            } catch (Throwable error) {
                states.add("error: " + error);
            }
            out.println(mapper.writeValueAsString(states));
        }
    }

    private boolean perform(JsonNode operation) {
        String ref = operation.get("ref").asText();
        switch (operation.get("op").asText()) {
            case "set": return set(ref, operation.get("value").asText());
            case "add": return stepTo(ref, FormEntryController.EVENT_PROMPT_NEW_REPEAT, true);
            default: return stepTo(ref, FormEntryController.EVENT_REPEAT, false);
        }
    }

    private boolean set(String ref, String value) {
        begin();
        while (true) {
            int event = controller.stepToNextEvent();
            if (event == FormEntryController.EVENT_END_OF_FORM) {
                return false;
            }
            if (event == FormEntryController.EVENT_QUESTION && path(model.getFormIndex().getReference()).equals(ref)) {
                FormEntryPrompt prompt = model.getQuestionPrompt();
                IAnswerData data =
                        value.isEmpty() ? null
                                : XFormAnswerDataParser.getAnswerData(value, prompt.getDataType(), prompt.getQuestion());
                form.setValue(data, model.getFormIndex().getReference(), true);
                return true;
            }
        }
    }

    private boolean stepTo(String ref, int wanted, boolean isNew) {
        begin();
        while (true) {
            int event = controller.stepToNextEvent();
            if (event == FormEntryController.EVENT_END_OF_FORM) {
                return false;
            }
            TreeReference reference = model.getFormIndex().getReference();
            if (event == wanted && (isNew ? path(reference.getParentRef()) + "/" + reference.getNameLast() : path(reference)).equals(ref)) {
                if (isNew) {
                    controller.newRepeat();
                } else {
                    controller.deleteRepeat();
                }
                return true;
            }
        }
    }

    private void begin() {
        controller.jumpToIndex(FormIndex.createBeginningOfFormIndex());
    }

    /** Walks the form first: counted repeats and choices follow from being shown. */
    private Object state() {
        Map<String, Map<String, Object>> asked = new LinkedHashMap<>();
        for (int round = 0; round < 3; round++) {
            asked.clear();
            begin();
            while (controller.stepToNextEvent() != FormEntryController.EVENT_END_OF_FORM) {
                if (model.getEvent() == FormEntryController.EVENT_QUESTION) {
                    asked.put(path(model.getFormIndex().getReference()), prompt());
                }
            }
        }
        List<Object> nodes = new ArrayList<>();
        walk(form.getInstance().getRoot(), asked, nodes);
        return nodes;
    }

    private Map<String, Object> prompt() {
        FormEntryPrompt prompt = model.getQuestionPrompt();
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("label", prompt.getLongText());
        List<SelectChoice> choices = prompt.getSelectChoices();
        if (choices != null) {
            List<String> names = new ArrayList<>();
            for (SelectChoice choice : choices) {
                names.add(choice.getValue());
            }
            state.put("opts", names);
        }
        IAnswerData value = prompt.getAnswerValue();
        state.put("valid", value == null || form.evaluateConstraint(model.getFormIndex().getReference(), value));
        return state;
    }

    private void walk(TreeElement element, Map<String, Map<String, Object>> asked, List<Object> nodes) {
        for (int i = 0; i < element.getNumChildren(); i++) {
            TreeElement child = element.getChildAt(i);
            if (child.getMult() == TreeReference.INDEX_TEMPLATE) {
                continue;
            }
            String ref = path(child.getRef());
            Map<String, Object> state = new LinkedHashMap<>();
            state.put("ref", ref);
            state.put("rel", child.isRelevant());
            if (child.isRelevant()) {
                state.put("ro", !child.isEnabled());
                state.put("req", child.isRequired());
                if (child.getNumChildren() == 0) {
                    state.put("val", child.getValue() == null ? "" : child.getValue().uncast().getString());
                }
                state.putAll(asked.getOrDefault(ref, Map.of()));
            }
            nodes.add(state);
            walk(child, asked, nodes);
        }
    }

    /** Repeat instances alone carry a place. */
    private String path(TreeReference reference) {
        StringBuilder path = new StringBuilder();
        TreeElement element = null;
        for (int level = 0; level < reference.size(); level++) {
            String name = reference.getName(level);
            int place = Math.max(0, reference.getMultiplicity(level));
            path.append('/').append(name);
            element = level == 0 ? form.getInstance().getRoot() : element == null ? null : element.getChild(name, place);
            if (element != null && element.isRepeatable()) {
                path.append('[').append(place + 1).append(']');
            }
        }
        return path.toString();
    }
}
