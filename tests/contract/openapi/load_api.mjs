// The OpenAPI documents of proto-docs/api, with validators for their schemas.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

const BASE = 'https://vitrine.example/api/';
const METHODS = ['get', 'put', 'post', 'delete', 'patch'];

export class Api {
  constructor(folder) {
    this.folder = folder;
    this.documents = new Map();
    this.ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats(this.ajv);
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.yaml'))) {
      const document = parse(readFileSync(join(folder, name), 'utf8'));
      this.documents.set(name, document);
      this.ajv.addSchema(document, BASE + name);
    }
  }

  /// What `value` is once its $ref, if it is one, has been followed: {value, file, pointer}.
  resolve(value, file, pointer) {
    while (value && typeof value === 'object' && typeof value.$ref === 'string' && !('type' in value)) {
      const [name, fragment] = value.$ref.split('#');
      file = name || file;
      pointer = fragment;
      value = fragment
        .split('/')
        .slice(1)
        .reduce((at, key) => at[key.replaceAll('~1', '/').replaceAll('~0', '~')], this.documents.get(file));
      if (value === undefined) throw new Error(`${file}#${fragment} leads nowhere`);
    }
    return { value, file, pointer };
  }

  /// A function that answers the faults of a JSON value, as text, for the schema at `pointer` of `file`.
  validator(file, pointer) {
    const validate = this.ajv.compile({ $ref: BASE + file + '#' + encodeURI(pointer).replaceAll('#', '%23') });
    return (value) => (validate(value) ? '' : this.ajv.errorsText(validate.errors, { separator: '\n    ' }));
  }

  /// Every operation: {file, path, method, operation, pointer}.
  *operations() {
    for (const [file, document] of this.documents) {
      for (const [path, item] of Object.entries(document.paths ?? {})) {
        for (const method of METHODS.filter((name) => name in item)) {
          const pointer = `/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method}`;
          yield { file, path, method, operation: item[method], pointer };
        }
      }
    }
  }

  /// Every body that an operation takes or gives: {operationId, status, mediaType, content, file, pointer}.
  *contents({ file, operation, pointer }) {
    const bodies = Object.entries(operation.responses).map(([status, body]) => [status, body, `/responses/${status}`]);
    if (operation.requestBody) bodies.push(['request', operation.requestBody, '/requestBody']);
    for (const [status, body, at] of bodies) {
      const found = this.resolve(body, file, pointer + at);
      for (const [mediaType, content] of Object.entries(found.value.content ?? {})) {
        const escaped = mediaType.replaceAll('~', '~0').replaceAll('/', '~1');
        yield {
          operationId: operation.operationId, status, mediaType, content,
          file: found.file, pointer: `${found.pointer}/content/${escaped}`,
        };
      }
    }
  }
}

/// Prints faults and ends the program: 1 when there are any.
export function finish(faults, done) {
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exit(1);
  console.log(done);
}
