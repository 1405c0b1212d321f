// Lives the life of a service under the registry at port argv[2] with the unmodified eureka-js-client.
// Ends with "ok" and status 0, or with what was wrong and status 1.
'use strict';

const assert = require('assert');
const http = require('http');
const { Eureka } = require('eureka-js-client');

const port = Number(process.argv[2]);
const basePath = process.argv[3]; // '/eureka/apps/' or '/eureka/v2/apps/'

function silent() {}

function client(app, instanceId, settings) {
  return new Eureka({
    logger: { warn: silent, info: silent, debug: silent, error: console.error },
    instance: {
      app,
      instanceId,
      hostName: '127.0.0.1',
      ipAddr: '127.0.0.1',
      port: 8084,
      vipAddress: app,
      dataCenterInfo: { name: 'MyOwn' },
    },
    eureka: {
      host: '127.0.0.1',
      port,
      servicePath: basePath,
      heartbeatInterval: 200,
      registryFetchInterval: 200,
      ...settings,
    },
  });
}

const started = (eureka) =>
  new Promise((resolve, reject) => eureka.start((error) => (error ? reject(error) : resolve())));
const stopped = (eureka) => new Promise((resolve) => eureka.stop(resolve));

function call(method, path) {
  return new Promise((resolve, reject) => {
    http
      .request({ host: '127.0.0.1', port, method, path, headers: { Accept: 'application/json' } }, (response) => {
        let body = '';
        response.on('data', (part) => (body += part));
        response.on('end', () => resolve({ status: response.statusCode, body }));
      })
      .on('error', reject)
      .end();
  });
}

async function eventually(what, condition) {
  const end = Date.now() + 8000;
  while (!(await condition())) {
    assert(Date.now() < end, `never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const statusOf = async (id) => (await call('GET', `/eureka/instances/${id}`)).status;

async function main() {
  const cart = client('cart', 'cart-1', {});
  const stock = client('stock', 'stock-1', { useLocalMetadata: true });
  await started(cart);
  await started(stock);

  // Each finds the other, by application and by virtual address.
  await eventually('cart sees stock', () => cart.getInstancesByAppId('STOCK').length === 1);
  await eventually('stock sees cart', () => stock.getInstancesByVipAddress('cart').length === 1);
  const seen = stock.getInstancesByAppId('CART')[0];
  assert.strictEqual(seen.instanceId, 'cart-1');
  assert.deepStrictEqual(seen.port, { $: 8084, '@enabled': 'true' });
  assert.strictEqual(seen.dataCenterInfo['@class'], 'com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo');
  assert.strictEqual(seen.status, 'UP');

  // A registry that has forgotten an instance gets it back with the next heartbeat.
  assert.strictEqual((await call('DELETE', '/eureka/apps/CART/cart-1')).status, 200);
  await eventually('cart registers again', async () => (await statusOf('cart-1')) === 200);

  // What an operator takes out of service is no longer found, and stays out while it renews.
  const override = '/eureka/apps/STOCK/stock-1/status';
  assert.strictEqual((await call('PUT', `${override}?value=OUT_OF_SERVICE`)).status, 200);
  await eventually('stock is out of service', () => cart.getInstancesByAppId('STOCK').length === 0);
  assert.strictEqual((await call('DELETE', override)).status, 200);
  await eventually('stock is back', () => cart.getInstancesByAppId('STOCK').length === 1);

  // Who stops, leaves.
  await stopped(stock);
  assert.strictEqual(await statusOf('stock-1'), 404);
  await eventually('cart sees that stock left', () => cart.getInstancesByAppId('STOCK').length === 0);
  await stopped(cart);
  assert.strictEqual(JSON.parse((await call('GET', '/eureka/apps/')).body).applications.apps__hashcode, '');
}

main().then(
  () => console.log('ok'),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
