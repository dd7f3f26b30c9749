# « make help » dit ce que fait chaque cible. Rien n'est installé hors de .venv, sauf les bibliothèques système.

PYTHON_VENV := .venv/bin/python
OFFSCREEN := QT_QPA_PLATFORM=offscreen
PARALLEL := --numprocesses auto --dist worksteal
# Longer than a test may take among the others.
LONG := --timeout 14400
ARGS :=

.DEFAULT_GOAL := help
.PHONY: help setup run demo test check pytest fault fuzz javarosa bench build content translations lock format clean

help: ## affiche cette aide
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1|/' | awk -F'|' '{ printf "  make %-14s %s\n", $$1, $$2 }'

setup: .venv/packages-ready .venv/system-ready ## prépare .venv et les bibliothèques système
	@:

.venv/packages-ready: requirements-dev.txt tools/setup.sh
	@tools/setup.sh

# Not made where a library stays missing: it is named again each time.
.venv/system-ready: .venv/packages-ready tools/missing_packages.py
	@tools/system_libraries.sh

run: setup ## ouvre Repère (sans écran : joue la démonstration)
	@tools/run.sh $(ARGS)

demo: setup ## joue un accueil fictif : images et PDF dans build/demonstration
	@$(PYTHON_VENV) -m desktop --demo build/demonstration

test: check pytest ## vérifie le code puis lance tous les tests

pytest: setup
	$(OFFSCREEN) $(PYTHON_VENV) -m pytest -q $(PARALLEL) $(ARGS)

check: setup ## ruff, mypy strict et sens des imports
	$(PYTHON_VENV) -m ruff check
	$(PYTHON_VENV) -m ruff format --check
	$(PYTHON_VENV) -m mypy
	.venv/bin/lint-imports --no-logo

format: setup ## met le code en forme
	$(PYTHON_VENV) -m ruff check --fix
	$(PYTHON_VENV) -m ruff format

fault: setup ## les seuls tests de panne (disque plein, arrêt brutal, octet retourné…)
	REPERE_KILLS=$${REPERE_KILLS:-1000} REPERE_FLIPS=$${REPERE_FLIPS:-2000} REPERE_DISK_STEP_KIB=$${REPERE_DISK_STEP_KIB:-4} \
		$(OFFSCREEN) $(PYTHON_VENV) -m pytest -q $(PARALLEL) $(LONG) tests/fault $(ARGS)

fuzz: setup ## 20 000 questionnaires, 10 000 enveloppes et 10 000 annuaires abîmés : aucun plantage, aucun blocage, mémoire bornée
	@$(PYTHON_VENV) -m tests.fuzz $(ARGS)

javarosa: setup ## compare le moteur d'entretien à JavaRosa : 10 000 formulaires et suites de réponses au hasard (demande un JDK)
	REPERE_SEQUENCES=$${REPERE_SEQUENCES:-10000} $(PYTHON_VENV) -m pytest -q $(LONG) tests/entretiens/test_javarosa.py $(ARGS)

bench: setup ## mesure le démarrage, l'enregistrement, la mémoire et la taille
	@$(OFFSCREEN) $(PYTHON_VENV) -m tests.bench $(ARGS)

build: setup ## fabrique dist/repere, qui se passe de Python
	$(PYTHON_VENV) -m PyInstaller --noconfirm --clean --log-level WARN build.spec

content: setup ## compile les entretiens de resources/entretiens
	$(PYTHON_VENV) -m desktop.entretiens.build

sources: setup ## refait docs/sources.md, le tableau de ce qui est affirmé
	$(PYTHON_VENV) -m desktop contenu sources --vers docs/sources.md

translations: setup ## met à jour les traductions et les entretiens compilés
	$(PYTHON_VENV) -m desktop.translations

lock: setup ## fixe les versions des paquets (ARGS=--upgrade pour les rajeunir)
	@tools/lock.sh $(ARGS)

clean: ## efface tout ce qui peut être refait
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find desktop tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
