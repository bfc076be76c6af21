# The commands of the course. `make help` lists them.

PYTHON ?= python3
VENV ?= .venv
CHAPTER ?=
MODULES ?=
EXERCISES ?=
EXPERIMENTS ?=
JUPYTER_FLAGS ?=
LOCK_FLAGS ?=

PY := $(VENV)/bin/python
UV := $(or $(shell command -v uv 2>/dev/null),$(wildcard $(VENV)/bin/uv))
LEARNER := $(VENV)/.learner
DEVELOPER := $(VENV)/.developer
INSTRUCTOR := $(VENV)/.instructor

# The environment knows where the course lies. Was the folder moved? Then install again.
ifneq ($(shell cat $(LEARNER) 2>/dev/null),$(CURDIR))
$(shell rm -f $(LEARNER))
endif

# Python may keep what it compiled: without that, every start would take seconds longer.
unexport PYTHONDONTWRITEBYTECODE

# Nobody's own IPython start-up files take part in a test.
QUIET_IPYTHON := IPYTHONDIR="$(CURDIR)/build/ipython"
# JupyterLab asks nobody for news, updates or extensions, nor the learner whether it may.
NEWS := "@jupyterlab/apputils-extension:announcements"
STAY_HERE := --LabApp.news_url=None --LabApp.extension_manager=readonly \
	--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate
# -n 2 runs two at a time; loadscope keeps the cells of a notebook, the tests of a file together.
PYTEST := $(PY) -m pytest -q -n 2 --dist loadscope -p tests.quick_start

# $(call stage,name,command) runs a command and notes how long it took.
stage = @start=$$(date +%s); echo "--- $(1)"; $(2) && \
	echo "$$(( $$(date +%s) - start )) s  $(1)" >> build/times

.PHONY: help lab reset test notebooks other-machine browser mutants checkers diagnosis \
	measurements format lock clean

help:
	@echo 'The two commands you need:'
	@echo ''
	@echo '  make lab            set everything up, then open the course in your browser'
	@echo '  make test           prove that everything in it is true (some minutes)'
	@echo ''
	@echo 'While you learn (progress() in chapter 00 shows what is solved):'
	@echo ''
	@echo '  make reset CHAPTER=05   begins a chapter anew; your old file is kept beside it'
	@echo ''
	@echo 'To change the course (CONTRIBUTING.md says more):'
	@echo ''
	@echo '  make notebooks      build and run all notebooks from notebooks/source'
	@echo '                      only some of them: make notebooks CHAPTER="02 03"'
	@echo '  make format         put the code into the usual form'
	@echo '  make other-machine  run the notebooks as machines of other kinds would'
	@echo '  make browser        try the course in a real browser (needs chromium and npm)'
	@echo '  make mutants        break the library in hundreds of ways: do the notebooks notice?'
	@echo '                      (about an hour; only some of it: make mutants MODULES="losses")'
	@echo '  make checkers       break every solution in many ways: does a broken one pass?'
	@echo '                      (two minutes; only some of it: make checkers EXERCISES="03.6")'
	@echo '  make diagnosis      how many mistakes are named rightly, and how many wrongly?'
	@echo '  make measurements   measure anew what chapter 10 claims (five minutes; only some of it:'
	@echo '                      make measurements EXPERIMENTS="twins")'
	@echo '  make nbgrader       build a course for nbgrader (README: For instructors)'
	@echo '  make grading        prove that nbgrader grades it as it should'
	@echo '  make lock           write down anew which versions are installed'
	@echo '                      with newer ones: make lock LOCK_FLAGS=--upgrade'
	@echo '  make clean          remove what the commands made, but never my_course/'
	@echo ''
	@echo 'Another Python:       make clean lab PYTHON=python3.12'
	@echo 'Flags for JupyterLab: make lab JUPYTER_FLAGS="--no-browser --port=8890"'

# --- learning ---

lab: $(LEARNER)
	@$(PY) notebooks/learner_copy.py
	@echo 'Opening my_course/00_start_here.ipynb. To stop: Ctrl-C here, twice.'
	@$(PY) -m jupyterlab $(STAY_HERE) --ServerApp.root_dir='$(CURDIR)' $(JUPYTER_FLAGS) \
		my_course/00_start_here.ipynb

reset: $(PY)
	@$(PY) notebooks/learner_copy.py --reset $(CHAPTER)

# --- proving ---

test: $(DEVELOPER)
	@rm -rf build/times build/solved && mkdir -p build
	$(call stage,ruff,$(PY) -m ruff check . && $(PY) -m ruff format --check .)
	$(call stage,unit tests and doctests,$(PYTEST) --durations=10 --doctest-modules \
		w2v_lib tests)
	$(call stage,solved edition,$(PY) notebooks/build.py --solved)
	$(call stage,notebooks,$(QUIET_IPYTHON) $(PYTEST) --nbval \
		-p tests.nbval_strict notebooks build/solved)
	@echo 'Where the time went:' && cat build/times

other-machine: $(DEVELOPER)
	@$(QUIET_IPYTHON) $(PY) tests/other_machine.py

browser: $(LEARNER)
	@PYTHON='$(abspath $(PY))' LAB_FLAGS='$(STAY_HERE)' bash tests/browser/run.sh

checkers: $(DEVELOPER)
	@$(PY) tests/checker_mutants.py $(EXERCISES)

diagnosis: $(DEVELOPER)
	@$(PY) -m tests.diagnosis_score $(CHAPTER)

# --- changing ---

notebooks: $(DEVELOPER)
	@$(PY) notebooks/build.py $(CHAPTER)

measurements: $(DEVELOPER)
	@$(PY) assets/measurements.py $(EXPERIMENTS)

format: $(DEVELOPER)
	@$(PY) -m ruff check --fix . && $(PY) -m ruff format .

# --- grading: nbgrader changes JupyterLab, so it gets an environment of its own ---

.PHONY: nbgrader grading nbgrader-there grading-there
APART := --no-print-directory VENV=.venv-instructor

nbgrader:
	@$(MAKE) $(APART) nbgrader-there

grading:
	@$(MAKE) $(APART) grading-there

nbgrader-there: $(INSTRUCTOR)
	@$(PY) -m notebooks.nbgrader_course

grading-there: nbgrader-there
	@$(PY) -m tests.grading $(CHAPTER)

# One lock for all machines: hashes, no registry, one version for every Python.
COMPILE = $(UV) pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-emit-index-url --no-header --no-annotate $(LOCK_FLAGS)

lock:
	@test -n "$(UV)" || { echo 'make lock needs uv: pipx install uv'; exit 1; }
	@mkdir -p build && $(PYTHON) -c "import tomllib; \
		print(*tomllib.load(open('pyproject.toml', 'rb'))['build-system']['requires'])" \
		> build/build-system.in
	$(COMPILE) pyproject.toml build/build-system.in -o requirements.lock
	$(COMPILE) --extra dev pyproject.toml build/build-system.in -c requirements.lock \
		-o requirements-dev.lock
	$(COMPILE) --extra instructor pyproject.toml build/build-system.in -c requirements-dev.lock \
		-o requirements-instructor.lock

clean:
	rm -rf .venv .venv-* build *.egg-info .pytest_cache .ruff_cache .hypothesis
	find notebooks w2v_lib tests -name __pycache__ -prune -exec rm -rf {} +

# --- the environment: .venv holds the versions of the lock ---

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo 'The course needs Python 3.11 or newer, and "$(PYTHON)" is not.'; \
		echo 'On Debian or Ubuntu: sudo apt install python3 python3-venv'; \
		echo 'If you have it under another name: make lab PYTHON=python3.12'; exit 1; }
	@test -n "$(UV)" || $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo 'Python is here, but it cannot make an environment of its own.'; \
		echo 'On Debian or Ubuntu: sudo apt install python3-venv'; exit 1; }
	@command -v git > /dev/null || \
		echo 'Note: to fetch later editions of the course you need git (sudo apt install git).'
	@echo 'Making an environment for the course in $(VENV)/'
	@if test -n "$(UV)"; then $(UV) venv --quiet --python $(PYTHON) $(VENV); \
		else $(PYTHON) -m venv $(VENV); fi

install = if test -n "$(UV)"; then $(UV) pip install --quiet --python $(PY) $(1); \
	else $(PY) -m pip --version > /dev/null 2>&1 || $(PY) -m ensurepip > /dev/null; \
	$(PY) -m pip install --quiet --no-compile --disable-pip-version-check $(1); fi

$(LEARNER): requirements.lock pyproject.toml | $(PY)
	@echo 'Installing the packages of the course (600 MB on disk; about a minute)'
	@$(call install,--require-hashes -r requirements.lock)
	@$(call install,--no-deps --no-build-isolation -e .)
	@$(PY) -m jupyter labextension disable $(NEWS) 2> /dev/null
	@echo '$(CURDIR)' > $@

$(DEVELOPER): requirements-dev.lock $(LEARNER)
	@echo 'Installing what the tests need'
	@$(call install,--require-hashes -r requirements-dev.lock)
	@touch $@

$(INSTRUCTOR): requirements-instructor.lock $(LEARNER)
	@echo 'Installing nbgrader'
	@$(call install,--require-hashes -r requirements-instructor.lock)
	@touch $@
