/**
 * Runs one collection and writes what happened: `node run.mjs JOB RESULT`. The job is JSON with `collection`,
 * `environment` and `globals`; the result has the executions in their order, and the globals at the end. A process of its own,
 * since the scripts of a collection are somebody else's and newman reaches whatever they name.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import newman from 'newman';

const [job, result] = process.argv.slice(2);
const { collection, environment, globals } = JSON.parse(readFileSync(job, 'utf8'));

/** More often than any request of the collections is asked for in a run that ends. */
const OFTEN = 60;
const times = new Map();
const executions = [];
const current = () => executions.at(-1);

const valuesOf = (some) => Object.entries(some).map(([key, value]) => ({ key, value, enabled: true }));
const options = {
  collection,
  environment: { name: 'Meent', values: valuesOf(environment) },
  globals: { values: valuesOf(globals) },
  timeoutRequest: 60_000,
};

const write = (error, summary) => {
  if (error) current().problems.push(error.message);
  const left = Object.fromEntries((summary?.globals?.values?.members ?? []).map(({ key, value }) => [key, value]));
  writeFileSync(result, JSON.stringify({ executions, globals: left }));
};

newman
  .run(options, write)
  .on('beforeItem', (_, { item }) => {
    const folders = [];
    item.forEachParent((parent) => folders.unshift(parent.name));
    executions.push({ name: item.name, folders, assertions: [], problems: [] });
    times.set(item.id, (times.get(item.id) ?? 0) + 1);
    if (times.get(item.id) < OFTEN) return;
    current().problems.push(`asked for ${OFTEN} times: the run goes round`);
    write();
    process.exit();
  })
  .on('request', (error, { request, response }) => {
    current().request = `${request.method} ${request.url}`;
    current().sent = request.body?.toString();
    if (error) current().problems.push(error.message);
    else Object.assign(current(), { status: response.code, answer: response.text() });
  })
  .on('assertion', (error, { assertion }) => {
    current().assertions.push({ name: assertion, ...(error && { error: error.message }) });
  })
  .on('script', (error) => error && current().problems.push(error.message));
