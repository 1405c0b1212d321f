// node check_examples.mjs PROTO_DOCS: each example is what its schema says, and each is used.
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Api, finish } from './load_api.mjs';

// Bodies between services; the tests of the JSON mapping read them, but no public document shows them.
const INTERNAL = ['charge_request.', 'payment_attempt.', 'reservation.', 'reservation_request.', 'problem.'];
// Further cases of a type that is shown by another example.
const MORE = ['product_page.empty', 'category_draft.root', 'order.not_priced_yet', 'price_history.new'];

const protoDocs = process.argv[2];
const api = new Api(join(protoDocs, 'api'));
const faults = [];
const used = new Set();
let checked = 0;

for (const operation of api.operations()) {
  for (const body of api.contents(operation)) {
    for (const [name, example] of Object.entries(body.content.examples ?? {})) {
      const where = `${body.operationId} ${body.status} ${name}`;
      if (!example.externalValue) {
        faults.push(`${where}: give the example as a file of its own (externalValue), so that the C++ tests see it`);
        continue;
      }
      const file = basename(example.externalValue);
      used.add(file);
      const text = readFileSync(join(protoDocs, 'api', example.externalValue), 'utf8');
      const fault = api.validator(body.file, body.pointer + '/schema')(JSON.parse(text));
      if (fault) faults.push(`${where}: ${file} is not what its schema says:\n    ${fault}`);
      ++checked;
    }
  }
}
for (const file of readdirSync(join(protoDocs, 'examples'))) {
  const isKnown = INTERNAL.some((prefix) => file.startsWith(prefix)) || MORE.includes(file.replace(/\.json$/, ''));
  if (!used.has(file) && !isKnown) faults.push(`${file} is not used by any document`);
}
finish(faults, `${checked} examples are what their schemas say`);
