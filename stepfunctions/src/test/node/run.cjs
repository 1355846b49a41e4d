// Runs the cases of a JSON file through aws-local-stepfunctions and prints what each gave.
// A case: {name, validated, definition, input, context, tasks: {state: [{output} or {error, cause}, …]}}; the last outcome repeats.
'use strict';

const fs = require('fs');
const { StateMachine } = require('aws-local-stepfunctions');
const validate = require('asl-validator');

function handlers(tasks) {
  const made = {};
  for (const [state, outcomes] of Object.entries(tasks)) {
    let calls = 0;
    made[state] = (input) => {
      const outcome = outcomes[Math.min(calls, outcomes.length - 1)];
      calls += 1;
      if ('error' in outcome) {
        const error = new Error(outcome.cause);
        error.name = outcome.error;
        throw error;
      }

      return outcome.echo ? input : outcome.output;
    };
  }

  return made;
}

function everyState(flow, into) {
  for (const [name, state] of Object.entries(flow.States)) {
    into[name] = state;
    const inner = [...(state.Branches || []), state.ItemProcessor, state.Iterator].filter(Boolean);
    inner.forEach((each) => everyState(each, into));
  }

  return into;
}

function noPauses(definition, type) {
  const names = Object.entries(everyState(definition, {}));
  return Object.fromEntries(names.filter(([, state]) => type(state)).map(([name]) => [name, 0]));
}

// Validation is the slow part, and many cases share a definition.
const complaints = new Map();

function complaintsOf(definition) {
  const key = JSON.stringify(definition);
  if (!complaints.has(key)) {
    const { isValid, errors } = validate(definition);
    complaints.set(key, isValid ? [] : errors);
  }

  return complaints.get(key);
}

async function runCase(one) {
  const given = { name: one.name, complaints: one.validated ? complaintsOf(one.definition) : [], states: [] };
  const machine = new StateMachine(one.definition, { validationOptions: { noValidate: true } });
  const run = machine.run(one.input, {
    context: one.context,
    overrides: {
      taskResourceLocalHandlers: handlers(one.tasks),
      waitTimeOverrides: noPauses(one.definition, (state) => state.Type === 'Wait'),
      retryIntervalOverrides: noPauses(one.definition, (state) => state.Retry),
    },
  });
  const listening = (async () => {
    for await (const event of run.eventLogs) {
      if (event.type === 'StateEntered') {
        given.states.push(event.state.name);
      } else if (event.type === 'ExecutionFailed') {
        given.error = event.Error;
        given.cause = event.Cause;
      }
    }
  })();
  try {
    given.output = await run.result;
    given.status = 'SUCCEEDED';
  } catch (error) {
    given.status = 'FAILED';
  }

  await listening;
  return given;
}

async function main() {
  const [, , from, to] = process.argv;
  const cases = JSON.parse(fs.readFileSync(from, 'utf8'));
  const results = [];
  for (const one of cases) {
    results.push(await runCase(one));
  }

  fs.writeFileSync(to, JSON.stringify(results, null, 1));
}

main();
