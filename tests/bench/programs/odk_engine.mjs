// Does on ODK's own engine what own_engine.py does on ours. Run where xforms-engine and jsdom are installed.

import { JSDOM } from 'jsdom';
import fs from 'node:fs';

const { window } = new JSDOM('');
const names = [
  'DOMParser', 'XMLSerializer', 'Node', 'Element', 'Document', 'XMLDocument', 'Attr', 'Text', 'CharacterData', 'Comment',
  'CDATASection', 'ProcessingInstruction', 'DocumentType', 'NodeFilter', 'XPathResult', 'XPathEvaluator', 'HTMLElement',
];
for (const name of names) if (window[name]) globalThis[name] = window[name];
Object.assign(globalThis, { __dirname: '/', document: window.document, window });
const { createInstance } = await import('@getodk/xforms-engine');

const job = JSON.parse(fs.readFileSync(0, 'utf8'));
const xml = fs.readFileSync(job.xml, 'utf8');
const resident = () => process.memoryUsage().rss / 2 ** 20;
const timed = (work) => {
  const started = performance.now();
  work();
  return performance.now() - started;
};

const before = resident();
const started = performance.now();
const { root } = await createInstance(xml, {});
const load = performance.now() - started;
const memory = resident() - before;

const nodes = new Map();
const walk = (node) => {
  nodes.set(node.currentState.reference, node);
  for (const child of node.currentState.children ?? []) walk(child);
};
walk(root);
const answer = (ref, value) => {
  const node = nodes.get(ref);
  if (node.nodeType === 'select') node.selectValue(value);
  else node.setValue(value);
};
const answers = [];
for (const [ref, value] of job.answers) {
  if (nodes.get(ref).currentState.relevant) answers.push(timed(() => answer(ref, value)));
}
const flips = job.flips.map((value) => timed(() => answer(job.gate, value)));
const repeat = nodes.get(job.repeat.replace('[+]', ''));
const adds = job.adds.map(() => timed(() => repeat.addInstances()));
console.log(JSON.stringify({ load, answers, flips, adds, memory }));
