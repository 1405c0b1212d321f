// node check_exchanges.mjs PROTO_DOCS < exchanges: whether what running services answered is what the documents promise.
// One JSON object per line: {"method","path" (with query),"status","contentType","body" (text)}. `--unseen` lists the
// operations that no exchange was about.
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Api, finish } from './load_api.mjs';

const api = new Api(join(process.argv[2], 'api'));
const operations = [...api.operations()].map((entry) => ({
  ...entry,
  fixed: entry.path.split('/').filter((part) => !part.startsWith('{')).length,
  pattern: new RegExp('^' + entry.path.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+') + '$'),
}));

/// The operation that a request is about: of several patterns that match, the one with the most fixed parts.
function operationOf(method, path) {
  return operations
    .filter((entry) => entry.method === method.toLowerCase() && entry.pattern.test(path))
    .sort((a, b) => b.fixed - a.fixed)[0];
}

function faultOf({ method, path, status, contentType = '', body = '' }) {
  const entry = operationOf(method, path.split('?')[0]);
  if (!entry) return `${method} ${path} is not documented`;
  entry.seen = true;
  const where = `${method} ${path} -> ${status}`;
  const response = entry.operation.responses[String(status)];
  if (!response) return `${where}: ${entry.operation.operationId} does not tell of this status`;
  const mediaType = contentType.split(';')[0].trim();
  const contents = [...api.contents(entry)].filter((one) => one.status === String(status));
  if (contents.length === 0) return body === '' ? '' : `${where}: a body where none is promised`;
  const content = contents.find((one) => one.mediaType === mediaType || (one.mediaType === 'image/*' && mediaType.startsWith('image/')));
  if (!content) return `${where}: ${mediaType || 'no content type'} is not promised`;
  if (!content.content.schema || !/[/+]json$/.test(mediaType)) return '';
  let value;
  try {
    value = JSON.parse(body);
  } catch {
    return `${where}: the body is no JSON`;
  }
  const fault = api.validator(content.file, content.pointer + '/schema')(value);
  return fault ? `${where}: ${fault}\n    in ${body.slice(0, 400)}` : '';
}

const faults = [];
let count = 0;
for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === '') continue;
  ++count;
  const fault = faultOf(JSON.parse(line));
  if (fault) faults.push(fault);
}
if (count === 0) faults.push('no exchange was given');
if (process.argv.includes('--unseen'))
  for (const entry of operations.filter((one) => !one.seen)) console.log(`unseen: ${entry.method.toUpperCase()} ${entry.path}`);
finish(faults, `${count} exchanges are as documented`);
