// node check_routes.mjs REPOSITORY: each public route of a service is documented, and each documented one exists. The routes
// are read from the tables in services/*/http/*_routes.cpp.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Api, finish } from './load_api.mjs';

const root = process.argv[2];
const api = new Api(join(root, 'proto-docs/api'));

const TERM = String.raw`(?:issuerPath\(\s*"[^"]*"\s*\)|"[^"]*"|\bk[A-Z]\w*\b)`;
const PATH = String.raw`(${TERM}(?:\s*\+\s*${TERM})*)`;

/// The text that a sum of literals, issuerPath(literal) and constants of the same file stands for.
function pathOf(expression, source) {
  return [...expression.matchAll(new RegExp(TERM, 'g'))]
    .map(([term]) => {
      if (term.startsWith('issuerPath')) return '/oauth2/default' + term.match(/"([^"]*)"/)[1];
      if (term.startsWith('"')) return term.slice(1, -1);
      return source.match(new RegExp(String.raw`\b${term}\b\s*[={(][^;"]*"([^"]*)"`))?.[1] ?? `?${term}?`;
    })
    .join('');
}

function routesIn(file) {
  const source = readFileSync(join(root, file), 'utf8').replace(/\/\/.*$/gm, '');
  const found = new Set();
  for (const [, method, path] of source.matchAll(new RegExp(String.raw`"(GET|POST|PUT|DELETE|PATCH)"\s*,\s*${PATH}`, 'g')))
    found.add(`${method} ${pathOf(path, source)}`);
  for (const [, path] of source.matchAll(/[^.]\bget\(\s*("\/[^"]*")/g)) found.add(`GET ${pathOf(path, source)}`);
  for (const [, path] of source.matchAll(/\badd\("(\/[^"]*)"/g)) found.add(`GET /api/v1/traces${path}`); // tracing's three prefixes
  return found;
}

const TABLES = {
  'catalog.yaml': 'services/catalog/http/catalog_routes.cpp',
  'inventory.yaml': 'services/inventory/http/inventory_routes.cpp',
  'order.yaml': 'services/order/http/order_routes.cpp',
  'payment.yaml': 'services/payment/http/payment_routes.cpp',
  'identity.yaml': 'services/identity/http/identity_routes.cpp',
  'traces.yaml': 'services/tracing/http/tracing_routes.cpp',
  'platform.yaml': 'services/platform/runtime/actuator_routes.cpp',
};
const faults = [];
let compared = 0;
for (const [file, table] of Object.entries(TABLES)) {
  if (!existsSync(join(root, table))) {
    faults.push(`${table} is gone; tell this test where the routes of ${file} are`);
    continue;
  }
  const served = routesIn(table);
  const documented = new Set(
    [...api.operations()].filter((entry) => entry.file === file).map(({ method, path }) => `${method.toUpperCase()} ${path}`));
  if (served.size < 5) faults.push(`only ${served.size} routes were found in ${table}`);
  for (const route of served) {
    ++compared;
    if (!documented.has(route) && !/ \/internal\/|\{rest\.\.\.\}| \/api\/v2\//.test(route))
      faults.push(`${table} serves ${route}, which ${file} does not tell`);
  }
  for (const route of documented) {
    if (!served.has(route)) faults.push(`${file} tells of ${route}, which ${table} does not serve`);
  }
}

// What the gateway answers itself is in its table of routes, and nowhere else.
const gatewayRoutes = readFileSync(join(root, 'services/gateway/routes.yml'), 'utf8');
const answeredThere = [...gatewayRoutes.matchAll(/path: (\S+), methods: (\w+), service: gateway,/g)].map(([, path, method]) => `${method} ${path}`);
const toldOf = [...api.operations()].filter((entry) => entry.file === 'gateway.yaml').map(({ method, path }) => `${method.toUpperCase()} ${path}`);
for (const route of answeredThere) {
  ++compared;
  if (!toldOf.includes(route)) faults.push(`the gateway answers ${route}, which gateway.yaml does not tell`);
}
for (const route of toldOf) {
  if (!answeredThere.includes(route)) faults.push(`gateway.yaml tells of ${route}, which the gateway does not answer`);
}

// The audit's one route is made by the platform for each service that asks for it.
const audited = (api.documents.get('audit.yaml')?.paths['/api/v1/audit/{service}']?.parameters ?? [])[0]?.schema.enum ?? [];
if (audited.length === 0) faults.push('audit.yaml names no service');
for (const service of audited) {
  ++compared;
  const sources = ['main.cpp', `http/${service}_routes.cpp`].map((name) => join(root, 'services', service, name)).filter(existsSync);
  if (!sources.some((file) => new RegExp(String.raw`auditRoute\([^;]*"${service}"`).test(readFileSync(file, 'utf8'))))
    faults.push(`audit.yaml names ${service}, which has no auditRoute(..., "${service}")`);
  if (!gatewayRoutes.includes(`path: /api/v1/audit/${service},`)) faults.push(`the gateway does not know /api/v1/audit/${service}`);
}
finish(faults, `${compared} routes are documented`);
