// A till that calls the catalogue and fails to print: reported by Zipkin's own client, read back by its query API.
// usage: node report_a_sale.js <base URL of the collector>
const assert = require('assert');
const http = require('http');
const {Tracer, BatchRecorder, ExplicitContext, Annotation, InetAddress, jsonEncoder} = require('zipkin');
const {HttpLogger} = require('zipkin-transport-http');

const base = process.argv[2];
const recorder = new BatchRecorder({
  logger: new HttpLogger({endpoint: `${base}/api/v2/spans`, jsonEncoder: jsonEncoder.JSON_V2, httpInterval: 20}),
});
const tracer = new Tracer({
  ctxImpl: new ExplicitContext(),
  recorder,
  localServiceName: 'Till',
  traceId128Bit: true,
  supportsJoin: false,
});

function sell() {
  return tracer.scoped(() => {
    const root = tracer.createRootId();
    tracer.letId(root, () => {
      tracer.recordServiceName('Till');
      tracer.recordRpc('POST /sales');
      tracer.recordAnnotation(new Annotation.ServerRecv());
      tracer.recordBinary('http.method', 'POST');
      tracer.letId(tracer.createChildId(), () => {
        tracer.recordServiceName('Till');
        tracer.recordRpc('GET');
        tracer.recordAnnotation(new Annotation.ClientSend());
        tracer.recordAnnotation(new Annotation.ServerAddr({
          serviceName: 'catalog', host: new InetAddress('127.0.0.1'), port: 8082}));
        tracer.recordAnnotation(new Annotation.ClientRecv());
      });
      tracer.letId(tracer.createChildId(), () => {
        tracer.recordServiceName('Till');
        tracer.recordAnnotation(new Annotation.LocalOperationStart('print'));
        tracer.recordMessage('paper out');
        tracer.recordBinary('error', 'no paper');
        tracer.recordAnnotation(new Annotation.LocalOperationStop());
      });
      tracer.recordAnnotation(new Annotation.ServerSend());
    });
    return root.traceId;
  });
}

function get(path) {
  return new Promise((resolve, reject) => {
    http.get(base + path, (response) => {
      let text = '';
      response.on('data', (piece) => { text += piece; });
      response.on('end', () => resolve({status: response.statusCode, text}));
    }).on('error', reject);
  });
}

async function spansOf(traceId, count) {
  const end = Date.now() + 20000;
  for (;;) {
    const answer = await get(`/api/v2/trace/${traceId}`);
    const spans = answer.status === 200 ? JSON.parse(answer.text) : [];
    if (spans.length >= count) return spans;
    if (Date.now() > end) throw new Error(`only ${spans.length} spans: ${answer.status} ${answer.text}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function main() {
  const traceId = sell();
  assert.strictEqual(traceId.length, 32);
  const spans = await spansOf(traceId, 3);
  const server = spans.find((span) => span.kind === 'SERVER');
  const client = spans.find((span) => span.kind === 'CLIENT');
  const local = spans.find((span) => span.kind === undefined);
  assert.strictEqual(server.name, 'post /sales');
  assert.strictEqual(server.localEndpoint.serviceName, 'till');
  assert.strictEqual(server.tags['http.method'], 'POST');
  assert.strictEqual(server.parentId, undefined);
  assert.strictEqual(client.parentId, server.id);
  assert.deepStrictEqual(client.remoteEndpoint, {serviceName: 'catalog', ipv4: '127.0.0.1', port: 8082});
  assert.strictEqual(local.parentId, server.id);
  assert.strictEqual(local.name, 'print');
  assert.strictEqual(local.annotations[0].value, 'paper out');
  assert.ok(server.duration >= client.duration);

  const found = JSON.parse((await get('/api/v2/traces?serviceName=till&annotationQuery=error%3Dno%20paper')).text);
  assert.strictEqual(found.length, 1);
  assert.deepStrictEqual(JSON.parse((await get('/api/v2/services')).text), ['till']);
  assert.deepStrictEqual(JSON.parse((await get('/api/v2/remoteServices?serviceName=till')).text), ['catalog']);
  assert.deepStrictEqual(JSON.parse((await get(`/api/v2/dependencies?endTs=${Date.now() + 1000}`)).text),
    [{parent: 'till', child: 'catalog', callCount: 1}]);
  console.log(`ok ${traceId}`);
  process.exit(0);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
