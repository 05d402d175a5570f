.PHONY: help build test format run bench clean

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

build: ## the distribution, without tests: runner/target/dq-run
	mvn -B -ntp -q package -DskipTests

test: ## everything that CI checks
	bash .ci/run

format: ## formats the code
	mvn -B -ntp -q spotless:apply

run: build ## the quickstart
	runner/target/dq-run/bin/dq-run run --sandbox --fail-on none samples/quickstart/shop-nightly.yaml

bench: ## every benchmark, as Markdown: an hour
	@runner/benchmarks/run

clean: ## removes what was built
	mvn -B -ntp -q clean
