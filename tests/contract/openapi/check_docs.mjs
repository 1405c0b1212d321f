// node check_docs.mjs REPOSITORY: the pages of proto-docs name files that are there, and coverage.md forgets no number.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { finish } from './load_api.mjs';

const root = process.argv[2];
const pages = ['ARCHITECTURE.md', 'coverage.md', ...readdirSync(join(root, 'proto-docs/decisions')).map((file) => `decisions/${file}`)];
const faults = [];
let count = 0;
for (const page of pages) {
  const text = readFileSync(join(root, 'proto-docs', page), 'utf8');
  for (const [, path] of text.matchAll(/`((?:services|client-sdk|tests|installers|proto-docs)\/[\w./-]+)`/g)) {
    ++count;
    // A name without its ending stands for header and source.
    if (!existsSync(join(root, path)) && !existsSync(join(root, `${path}.hpp`)))
      faults.push(`proto-docs/${page} names ${path}, which is not there`);
  }
  for (const [, link] of text.matchAll(/\]\(([^)#]+)\)/g)) {
    ++count;
    if (!/^https?:/.test(link) && !existsSync(join(root, 'proto-docs', dirname(page), link)))
      faults.push(`proto-docs/${page} links to ${link}, which is not there`);
  }
}
const numbers = [...readFileSync(join(root, 'proto-docs/coverage.md'), 'utf8').matchAll(/^\| (\d+) \|/gm)].map((match) => Number(match[1]));
for (let number = 1; number <= 173; ++number) {
  const times = numbers.filter((one) => one === number).length;
  if (times !== 1) faults.push(`coverage.md has number ${number} ${times} times`);
}
finish(faults, `${count} names in the pages lead somewhere`);
