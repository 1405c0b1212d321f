// Runs openid-client, an OpenID Connect client that knows nothing of Vitrine, against a running vitrine-identity.
// Environment: ISSUER, SERVICE_SECRET, LEEWAY_SECONDS, CLIENT_KEY (private key of client "erp" as JWK), KEY_ROTATION (a command).
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import * as oidc from 'openid-client';
import { Browser } from './browser.mjs';

const issuer = new URL(process.env.ISSUER);
const leewaySeconds = Number(process.env.LEEWAY_SECONDS);
const insecure = { execute: [oidc.allowInsecureRequests] };
const redirect = 'http://127.0.0.1:49152/cb'; // nobody listens there: the redirect is read, not followed
const email = 'Kim.Doe@shop.example';
const password = 'wandering tortoise 47';

const discover = (clientId, secret, method) => oidc.discovery(issuer, clientId, secret, method, insecure);
const publicClient = (id = 'vitrine-console') => discover(id, undefined, oidc.None());
const claimsOf = (token) => JSON.parse(Buffer.from(token.split('.')[1], 'base64url'));
const seconds = (count) => new Promise((done) => setTimeout(done, count * 1000));

async function refusal(promise) {
  try {
    await promise;
  } catch (error) {
    // A 401 with WWW-Authenticate surfaces as a challenge; its body says the same as any other refusal.
    const said = error instanceof oidc.WWWAuthenticateChallengeError ? { ...(await error.response.json()), status: error.status } : error;
    assert.ok(said.error, `a refusal in OAuth's words, not ${error}`);
    return said;
  }
  assert.fail('this must be refused');
}

// Begins a sign-in as a program does; returns what it must remember and where it sends the browser.
async function begin(config, changes = {}) {
  const visit = { verifier: oidc.randomPKCECodeVerifier(), state: oidc.randomState(), nonce: oidc.randomNonce() };
  const parameters = {
    redirect_uri: redirect,
    scope: 'openid profile email offline_access',
    code_challenge: await oidc.calculatePKCECodeChallenge(visit.verifier),
    code_challenge_method: 'S256',
    state: visit.state,
    nonce: visit.nonce,
    ...changes,
  };
  for (const name of Object.keys(parameters)) if (parameters[name] === undefined) delete parameters[name];
  visit.url = oidc.buildAuthorizationUrl(config, parameters);
  return visit;
}

const finish = (config, visit, back, changes = {}) =>
  oidc.authorizationCodeGrant(config, back, {
    pkceCodeVerifier: visit.verifier,
    expectedState: visit.state,
    expectedNonce: visit.nonce,
    idTokenExpected: true,
    ...changes,
  });

// From nothing to tokens, with a browser of its own.
async function signIn(config, changes = {}) {
  const visit = await begin(config, changes);
  const browser = new Browser();
  const page = await browser.open(visit.url);
  const back = await browser.submit(page, { email, password });
  assert.ok(back instanceof URL, `signed in, not "${back.title}: ${back.fault}"`);
  return { tokens: await finish(config, visit, back), browser, visit, back };
}

const service = await discover('service-supervisor', undefined, oidc.ClientSecretBasic(process.env.SERVICE_SECRET));

test('a service gets a token and makes an account with it', async () => {
  const { access_token: token } = await oidc.clientCredentialsGrant(service);
  assert.equal(claimsOf(token).aud, 'vitrine-internal');
  assert.equal(claimsOf(token).sub, 'service-supervisor');
  const make = () =>
    fetch(new URL('/internal/v1/accounts', issuer), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'vitrine-service-token': token },
      body: JSON.stringify({ email, password, name: 'Kim Doe', roles: ['CUSTOMER'] }),
    });
  assert.equal((await make()).status, 201);
  assert.equal((await make()).status, 200);
});

test('the documents are where clients look for them and name this issuer', async () => {
  for (const url of [
    `${issuer}/.well-known/openid-configuration`,
    `${issuer}/.well-known/oauth-authorization-server`,
    `${issuer.origin}/.well-known/oauth-authorization-server/oauth2/default`,
  ]) {
    const response = await fetch(url);
    assert.equal(response.status, 200, url);
    assert.equal((await response.json()).issuer, issuer.href);
  }
  const metadata = (await publicClient()).serverMetadata();
  const { keys } = await (await fetch(metadata.jwks_uri)).json();
  for (const key of keys) {
    assert.deepEqual([key.kty, key.use, key.alg], ['RSA', 'sig', 'RS256']);
    assert.ok(!('d' in key) && !('p' in key), 'nothing private is published');
  }
  const nothing = await fetch(`${issuer}/v1/nothing`);
  assert.equal(nothing.status, 404);
  assert.equal((await nothing.json()).errorCode, 'E0000007');
});

test('code and PKCE', async () => {
  const config = await publicClient();
  oidc.enableNonRepudiationChecks(config); // checks the ID token's signature by the published keys
  const { tokens, back } = await signIn(config);
  assert.equal(back.searchParams.get('iss'), issuer.href);
  const id = tokens.claims();
  const access = claimsOf(tokens.access_token);
  assert.equal(id.sub, access.uid);
  assert.equal(access.sub, email);
  assert.equal(access.aud, 'api://default');
  assert.deepEqual(access.groups, ['CUSTOMER']);
  assert.deepEqual(access.scp, ['openid', 'profile', 'email', 'offline_access']);
  assert.equal(access.exp - access.iat, 900);
  assert.deepEqual([id.email, id.name, id.preferred_username], [email, 'Kim Doe', email]);
  const user = await oidc.fetchUserInfo(config, tokens.access_token, id.sub);
  assert.deepEqual(user, { sub: id.sub, name: 'Kim Doe', preferred_username: email, email, email_verified: false });
});

test('the sign-in page remembers, warns and cannot be forged', async () => {
  const config = await publicClient();
  const visit = await begin(config, { login_hint: 'someone@shop.example' });
  const browser = new Browser();
  const page = await browser.open(visit.url);
  assert.equal(page.form.fields.email, 'someone@shop.example');
  const policy = page.headers.get('content-security-policy');
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /form-action 'self' http:\/\/127\.0\.0\.1:49152$/);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.ok(!/<script/i.test(page.html));
  assert.equal(page.headers.get('cache-control'), 'no-store');

  const wrong = await browser.submit(page, { email: '"><script>', password: 'x'.repeat(9) });
  assert.equal(wrong.status, 401);
  assert.match(wrong.fault, /wrong/);
  assert.equal(wrong.form.fields.email, '"><script>', 'what was typed is still there, and harmless');
  assert.ok(!wrong.html.includes('"><script>'));
  assert.equal(wrong.form.fields.password, '');

  const forged = await browser.submit(wrong, { email, password, csrf: 'x' });
  assert.equal(forged.status, 403);
  const stranger = new Browser(); // without the first one's cookie
  assert.equal((await stranger.submit(wrong, { email, password })).status, 403);
  const back = await browser.submit(forged, { email: ` ${email.toUpperCase()} `, password });
  assert.ok(back instanceof URL, 'case and spaces around an address do not matter');
  await finish(config, visit, back);
});

test('a wrong password for an account and for none look alike, and are slowed down', async () => {
  const config = await publicClient();
  for (const address of ['nobody@shop.example', 'noone@shop.example']) {
    const browser = new Browser();
    let page = await browser.open((await begin(config)).url);
    let refusals = 0;
    for (let i = 0; i < 8 && page.status !== 429; ++i, ++refusals) page = await browser.submit(page, { email: address, password: 'not this one' });
    assert.equal(page.status, 429);
    assert.ok(Number(page.headers.get('retry-after')) >= 1);
    assert.equal(refusals, 7);
  }
});

test('an unregistered client or redirect is told to the person only', async () => {
  const config = await publicClient();
  for (const uri of [
    'https://evil.example/cb',
    'http://127.0.0.1:49152/other',
    'http://127.0.0.1:49152/cb?x=1',
    'http://127.0.0.1:49152/cb#x',
    'http://127.0.0.1.evil.example/cb',
    'http://127.0.0.1:49152@evil.example/cb',
    'http://localhost:49152/cb',
    'https://127.0.0.1:49152/cb',
    'http://127.0.0.1:/cb',
    'http://127.0.0.1:123456/cb',
    'HTTP://127.0.0.1:49152/cb',
  ]) {
    const page = await new Browser().open((await begin(config, { redirect_uri: uri })).url);
    assert.equal(page.status, 400, uri);
  }
  const unknown = await begin(config, { client_id: 'nobody' });
  assert.equal((await new Browser().open(unknown.url)).status, 400);
  const six = await signIn(config, { redirect_uri: 'http://[::1]:5000/cb' });
  assert.equal(six.back.host, '[::1]:5000');
});

test('other faults go back to the client with its state', async () => {
  const config = await publicClient();
  for (const [changes, error] of [
    [{ code_challenge: undefined, code_challenge_method: undefined }, 'invalid_request'],
    [{ code_challenge_method: 'plain' }, 'invalid_request'],
    [{ code_challenge_method: undefined }, 'invalid_request'],
    [{ code_challenge: 'short' }, 'invalid_request'],
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ response_type: 'code id_token' }, 'unsupported_response_type'],
    [{ response_mode: 'fragment' }, 'unsupported_response_mode'],
    [{ scope: 'openid root' }, 'invalid_scope'],
    [{ scope: undefined }, 'invalid_request'],
    [{ state: undefined }, 'invalid_request'],
    [{ prompt: 'none' }, 'login_required'],
    [{ prompt: 'none login' }, 'invalid_request'],
    [{ request: 'x.y.z' }, 'request_not_supported'],
    [{ max_age: 'soon' }, 'invalid_request'],
  ]) {
    const visit = await begin(config, changes);
    const back = await new Browser().open(visit.url);
    assert.ok(back instanceof URL, JSON.stringify(changes));
    assert.equal(back.searchParams.get('error'), error, JSON.stringify(changes));
    assert.equal(back.searchParams.get('state'), 'state' in changes ? null : visit.state);
    assert.equal(back.searchParams.get('iss'), issuer.href);
    assert.equal(back.searchParams.get('code'), null);
  }
});

test('a code works once, for its client, its redirect and its verifier', async () => {
  const config = await publicClient();
  const first = await signIn(config);
  const again = await refusal(finish(config, first.visit, first.back));
  assert.equal(again.error, 'invalid_grant');
  const dead = await refusal(oidc.refreshTokenGrant(config, first.tokens.refresh_token));
  assert.equal(dead.error, 'invalid_grant', 'a code that came twice ends what it gave');
  const facts = await oidc.tokenIntrospection(config, first.tokens.access_token);
  assert.equal(facts.active, false);

  const visit = await begin(config);
  const browser = new Browser();
  const back = await browser.submit(await browser.open(visit.url), { email, password });
  const verifier = oidc.randomPKCECodeVerifier();
  assert.equal((await refusal(finish(config, visit, back, { pkceCodeVerifier: verifier }))).error, 'invalid_grant');
  const other = await publicClient('vitrine-cli');
  assert.equal((await refusal(finish(other, visit, back))).error, 'invalid_grant');
  const elsewhere = new URL(back);
  elsewhere.port = '5001';
  assert.equal((await refusal(finish(config, visit, elsewhere))).error, 'invalid_grant');
  await finish(config, visit, back); // none of these spoiled it for the one it belongs to
});

test('a session signs in again after a confirmation, and prompt and max_age are obeyed', async () => {
  const config = await publicClient();
  const { browser } = await signIn(config);
  const visit = await begin(config);
  const page = await browser.open(visit.url);
  assert.equal(page.title, 'Continue?');
  const back = await browser.submit(page, { decision: 'allow' });
  const tokens = await finish(config, visit, back);
  assert.equal(tokens.claims().email, email);

  const denied = await browser.submit(await browser.open((await begin(config)).url), { decision: 'deny' });
  assert.equal(denied.searchParams.get('error'), 'access_denied');
  const other = await browser.submit(await browser.open((await begin(config)).url), { decision: 'switch' });
  assert.equal(other.title, 'Sign in');
  const silent = await browser.open((await begin(config, { prompt: 'none' })).url);
  assert.equal(silent.searchParams.get('error'), 'consent_required', 'a native client is never let in silently');
  assert.equal((await browser.open((await begin(config, { prompt: 'login' })).url)).title, 'Sign in');

  const web = await discover('shop-web', undefined, oidc.ClientSecretPost('a secret of the web shop'));
  const webRedirect = { redirect_uri: 'https://shop.example/back', nonce: undefined };
  const silentVisit = await begin(web, { ...webRedirect, prompt: 'none' });
  const silentBack = await browser.open(silentVisit.url);
  assert.ok(silentBack.searchParams.get('code'), 'a registered web client is');
  await seconds(1.1);
  const stale = await browser.open((await begin(web, { ...webRedirect, prompt: 'none', max_age: '1' })).url);
  assert.equal(stale.searchParams.get('error'), 'login_required');
});

test('a confidential client without PKCE cannot have a verifier slipped in', async () => {
  const web = await discover('shop-web', undefined, oidc.ClientSecretBasic('a secret of the web shop'));
  const changes = { redirect_uri: 'https://shop.example/back', code_challenge: undefined, code_challenge_method: undefined };
  const open = async () => {
    const visit = await begin(web, changes);
    const browser = new Browser();
    return [visit, await browser.submit(await browser.open(visit.url), { email, password })];
  };
  let [visit, back] = await open();
  assert.equal((await refusal(finish(web, visit, back))).error, 'invalid_grant');
  [visit, back] = await open();
  const tokens = await finish(web, visit, back, { pkceCodeVerifier: undefined });
  assert.equal(tokens.refresh_token === undefined, false);
});

test('refresh tokens rotate; the old one has a moment of grace; reuse ends the family', async () => {
  const config = await publicClient();
  const { tokens: first } = await signIn(config);
  const second = await oidc.refreshTokenGrant(config, first.refresh_token);
  assert.notEqual(second.refresh_token, first.refresh_token);
  assert.equal(second.claims().sub, first.claims().sub);
  assert.equal(second.claims().nonce, undefined);
  const lost = await oidc.refreshTokenGrant(config, first.refresh_token); // as if the first answer never arrived
  const narrow = await oidc.refreshTokenGrant(config, lost.refresh_token, { scope: 'openid' });
  assert.equal(narrow.scope, 'openid');
  assert.deepEqual(claimsOf(narrow.access_token).scp, ['openid']);

  // lost.refresh_token was used: whoever comes with the first one now is somebody else.
  assert.equal((await refusal(oidc.refreshTokenGrant(config, first.refresh_token))).error, 'invalid_grant');
  for (const token of [second.refresh_token, narrow.refresh_token])
    assert.equal((await refusal(oidc.refreshTokenGrant(config, token))).error, 'invalid_grant');
  assert.equal((await oidc.tokenIntrospection(config, narrow.access_token)).active, false);
  await assert.rejects(oidc.fetchUserInfo(config, narrow.access_token, first.claims().sub));

  const { tokens: other } = await signIn(config);
  await oidc.refreshTokenGrant(config, other.refresh_token);
  await seconds(leewaySeconds + 0.2);
  assert.equal((await refusal(oidc.refreshTokenGrant(config, other.refresh_token))).error, 'invalid_grant');
  const more = await refusal(oidc.refreshTokenGrant(await publicClient('vitrine-cli'), (await signIn(config)).tokens.refresh_token));
  assert.equal(more.error, 'invalid_grant', 'another client cannot use it');
  const { tokens: online } = await signIn(config, { scope: 'openid' });
  assert.equal(online.refresh_token, undefined, 'none without offline_access');
});

test('twenty refreshes at once all succeed within the grace and belong to one family', async () => {
  const config = await publicClient();
  const { tokens } = await signIn(config);
  const all = await Promise.all(Array.from({ length: 20 }, () => oidc.refreshTokenGrant(config, tokens.refresh_token)));
  assert.equal(new Set(all.map((one) => one.refresh_token)).size, 20);
  await oidc.tokenRevocation(config, all[0].refresh_token);
  assert.equal((await refusal(oidc.refreshTokenGrant(config, all[19].refresh_token))).error, 'invalid_grant');
});

test('introspection tells a client of its own tokens, and a service of any', async () => {
  const config = await publicClient();
  const { tokens } = await signIn(config);
  const own = await oidc.tokenIntrospection(config, tokens.access_token);
  assert.equal(own.active, true);
  assert.deepEqual([own.client_id, own.username, own.token_type], ['vitrine-console', email, 'Bearer']);
  assert.equal(own.scope, 'openid profile email offline_access');
  assert.equal((await oidc.tokenIntrospection(config, tokens.refresh_token)).active, true);
  assert.equal((await oidc.tokenIntrospection(service, tokens.access_token)).active, true);
  assert.equal((await oidc.tokenIntrospection(await publicClient('vitrine-kiosk'), tokens.access_token)).active, false);
  assert.equal((await oidc.tokenIntrospection(config, 'nonsense')).active, false);
  assert.equal((await oidc.tokenIntrospection(config, tokens.id_token)).active, false);

  await oidc.tokenRevocation(config, tokens.access_token);
  assert.equal((await oidc.tokenIntrospection(config, tokens.access_token)).active, false);
  await assert.rejects(oidc.fetchUserInfo(config, tokens.access_token, tokens.claims().sub));
  await oidc.refreshTokenGrant(config, tokens.refresh_token); // only the one token ended
  await oidc.tokenRevocation(config, 'nonsense'); // 200, as RFC 7009 asks
});

test('userinfo answers in the words of RFC 6750', async () => {
  const config = await publicClient();
  const url = `${issuer}/v1/userinfo`;
  const bare = await fetch(url);
  assert.equal(bare.status, 401);
  assert.equal(bare.headers.get('www-authenticate'), 'Bearer realm="vitrine"');
  const wrong = await fetch(url, { headers: { authorization: 'Bearer x.y.z' } });
  assert.equal(wrong.status, 401);
  assert.match(wrong.headers.get('www-authenticate'), /error="invalid_token"/);
  const { tokens } = await signIn(config);
  const narrow = await oidc.refreshTokenGrant(config, tokens.refresh_token, { scope: 'profile' });
  const little = await fetch(url, { headers: { authorization: `Bearer ${narrow.access_token}` } });
  assert.equal(little.status, 403);
  assert.match(little.headers.get('www-authenticate'), /insufficient_scope/);
  const posted = await fetch(url, { method: 'POST', headers: { authorization: `Bearer ${tokens.access_token}`, 'content-type': 'application/x-www-form-urlencoded' } });
  assert.equal(posted.status, 200);
  const idToken = await fetch(url, { headers: { authorization: `Bearer ${tokens.id_token}` } });
  assert.equal(idToken.status, 401, 'an ID token opens nothing');
});

test('device grant', async () => {
  const config = await publicClient('vitrine-kiosk');
  const device = await oidc.initiateDeviceAuthorization(config, { scope: 'openid profile offline_access' });
  assert.match(device.user_code, /^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/);
  assert.equal(device.verification_uri, `${issuer.origin}/activate`);
  const waiting = oidc.pollDeviceAuthorizationGrant(config, device);

  const browser = new Browser();
  const signInPage = await browser.open(device.verification_uri);
  const enterPage = await browser.submit(signInPage, { email, password });
  assert.equal(enterPage.title, 'Allow a device');
  const wrong = await browser.submit(enterPage, { user_code: 'BBBB-BBBB' });
  assert.equal(wrong.status, 400);
  const typed = device.user_code.toLowerCase().replace('-', ' ');
  const decide = await browser.submit(wrong, { user_code: typed });
  assert.equal(decide.title, 'Allow this device?');
  assert.ok(decide.html.includes('Vitrine Kiosk') && decide.html.includes(device.user_code));
  assert.ok(!decide.html.includes('stay signed in'), 'nobody stays signed in at a kiosk');
  const forged = await browser.submit(decide, { decision: 'allow', csrf: '' });
  assert.equal(forged.title, 'Allow this device?', 'nothing is decided by a forged form');
  const done = await browser.submit(decide, { decision: 'allow' });
  assert.equal(done.title, 'Done');

  const tokens = await waiting;
  assert.equal(claimsOf(tokens.access_token).cid, 'vitrine-kiosk');
  assert.equal(claimsOf(tokens.access_token).sub, email);
  assert.equal(tokens.refresh_token, undefined);
  assert.equal(tokens.expires_in, 600, 'a visit');
  const used = await browser.open(device.verification_uri_complete);
  assert.equal(used.status, 400, 'the code is over');
});

test('a device that is denied, too fast, or unknown', async () => {
  const config = await publicClient('vitrine-cli');
  const poll = (code) =>
    fetch(`${issuer}/v1/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: code, client_id: 'vitrine-cli' }),
    }).then((response) => response.json());
  const device = await oidc.initiateDeviceAuthorization(config, { scope: 'openid' });
  assert.equal((await poll(device.device_code)).error, 'authorization_pending');
  assert.equal((await poll(device.device_code)).error, 'slow_down');
  const browser = new Browser();
  const decide = await browser.submit(await browser.open(device.verification_uri_complete), { email, password });
  assert.equal((await browser.submit(decide, { decision: 'deny' })).title, 'Denied');
  await seconds(device.interval + 5 + 0.1);
  assert.equal((await poll(device.device_code)).error, 'access_denied');
  assert.equal((await poll('nonsense')).error, 'invalid_grant');
});

test('guessing user codes is slowed down', async () => {
  const config = await publicClient();
  const { browser } = await signIn(config);
  let page;
  for (let i = 0; i < 8; ++i) {
    page = await browser.open(`${issuer.origin}/activate?user_code=BCDF-GHJ${'KLMNPQRS'[i]}`);
    if (page.status === 429) break;
  }
  assert.equal(page.status, 429);
});

test('client credentials by every method, and refused otherwise', async () => {
  const secret = process.env.SERVICE_SECRET;
  const post = await discover('service-supervisor', undefined, oidc.ClientSecretPost(secret));
  assert.equal((await oidc.clientCredentialsGrant(post, { scope: 'vitrine.internal' })).scope, 'vitrine.internal');
  const wrong = await discover('service-supervisor', undefined, oidc.ClientSecretBasic('not the secret'));
  const refused = await refusal(oidc.clientCredentialsGrant(wrong));
  assert.deepEqual([refused.error, refused.status], ['invalid_client', 401]);
  assert.equal((await refusal(oidc.clientCredentialsGrant(await publicClient()))).error, 'unauthorized_client');
  assert.equal((await refusal(oidc.clientCredentialsGrant(service, { scope: 'openid' }))).error, 'invalid_scope');

  const jwk = JSON.parse(process.env.CLIENT_KEY);
  const key = await crypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
  const erp = await discover('erp', undefined, oidc.PrivateKeyJwt({ key, kid: jwk.kid }));
  const token = claimsOf((await oidc.clientCredentialsGrant(erp)).access_token);
  assert.deepEqual([token.aud, token.sub, token.groups, token.scp], ['api://default', 'erp', ['ADMIN'], ['shop.api']]);
  assert.equal(token.uid, undefined);
  const other = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  const thief = await discover('erp', undefined, oidc.PrivateKeyJwt({ key: other.privateKey, kid: jwk.kid }));
  assert.equal((await refusal(oidc.clientCredentialsGrant(thief))).error, 'invalid_client');

  const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const assertion = async (changes) => {
    const claims = { iss: 'erp', sub: 'erp', aud: `${issuer}/v1/token`, exp: now + 60, jti: crypto.randomUUID(), ...changes };
    const input = `${encode({ alg: 'ES256', kid: jwk.kid })}.${encode(claims)}`;
    const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, Buffer.from(input));
    return `${input}.${Buffer.from(signature).toString('base64url')}`;
  };
  const present = async (text, more = {}) =>
    (
      await fetch(`${issuer}/v1/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: text,
          ...more,
        }),
      })
    ).json();
  const good = await assertion({});
  assert.ok((await present(good)).access_token);
  assert.equal((await present(good)).error, 'invalid_client', 'an assertion counts once');
  for (const changes of [{ aud: 'https://other.example' }, { aud: [`${issuer}/v1/token`, 'https://other.example'] }, { exp: now - 61 }, { exp: now + 7200 }, { exp: undefined }, { sub: 'other' }, { iss: 'service-supervisor' }, { iat: now + 600 }])
    assert.equal((await present(await assertion(changes))).error, 'invalid_client', JSON.stringify(changes));
  assert.equal((await present(await assertion({}), { client_id: 'erp', client_secret: 'x' })).error, 'invalid_request', 'one method at a time');
});

test('the token endpoint refuses malformed forms', async () => {
  const send = async (body, headers = {}) => {
    const response = await fetch(`${issuer}/v1/token`, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } });
    assert.equal(response.headers.get('cache-control'), 'no-store');
    return (await response.json()).error;
  };
  assert.equal(await send('client_id=vitrine-cli'), 'invalid_request');
  assert.equal(await send('client_id=vitrine-cli&grant_type=password&username=a&password=b'), 'unsupported_grant_type');
  assert.equal(await send('client_id=vitrine-cli&client_id=vitrine-cli&grant_type=refresh_token'), 'invalid_request');
  assert.equal(await send('client_id=vitrine-cli&grant_type=refresh_token'), 'invalid_request');
  assert.equal(await send('client_id=nobody&grant_type=refresh_token&refresh_token=x'), 'invalid_client');
  assert.equal(await send('client_id=service-supervisor&grant_type=client_credentials'), 'invalid_client');
  assert.equal(await send('{"client_id":"vitrine-cli"}', { 'content-type': 'application/json' }), 'invalid_request');
  assert.equal(await send('client_id=%zz'), 'invalid_request');
  const basic = await fetch(`${issuer}/v1/token`, { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials' }), headers: { authorization: 'Basic eDp5' } });
  assert.equal(basic.status, 401);
  assert.match(basic.headers.get('www-authenticate'), /^Basic /);
});

test('sign-out asks unless the client proves that it was there, and returns only where it may', async () => {
  const config = await publicClient();
  const { browser, tokens } = await signIn(config);
  const asked = await browser.open(`${issuer}/v1/logout`);
  assert.equal(asked.title, 'Sign out?');
  assert.equal((await browser.submit(asked, { csrf: 'x' })).status, 403);
  const evil = oidc.buildEndSessionUrl(config, { id_token_hint: tokens.id_token, post_logout_redirect_uri: 'https://evil.example/' });
  assert.equal((await browser.open(evil)).status, 400);
  const url = oidc.buildEndSessionUrl(config, { id_token_hint: tokens.id_token, post_logout_redirect_uri: redirect, state: 'a&b' });
  const back = await browser.open(url);
  assert.equal(back.href, `${redirect}?state=a%26b`);
  assert.equal((await browser.open((await begin(config)).url)).title, 'Sign in', 'the session is over');

  const { browser: second } = await signIn(config);
  const done = await second.submit(await second.open(`${issuer}/v1/logout`));
  assert.equal(done.title, 'Signed out');
});

test('keys rotate without one token failing', async () => {
  const config = await publicClient();
  oidc.enableNonRepudiationChecks(config);
  const { tokens: before } = await signIn(config);
  const kid = (token) => JSON.parse(Buffer.from(token.split('.')[0], 'base64url')).kid;
  const newKey = execFileSync('sh', ['-c', process.env.KEY_ROTATION]).toString().trim().split('\n').pop();
  assert.notEqual(newKey, kid(before.access_token));

  // The new key is published first, then signs; tokens of the old one hold all the time.
  const published = async () => (await (await fetch(`${issuer}/v1/keys`)).json()).keys.map((key) => key.kid);
  const until = async (what, condition) => {
    for (const end = Date.now() + 20_000; Date.now() < end; await seconds(0.1)) {
      await oidc.fetchUserInfo(config, before.access_token, before.claims().sub);
      if (await condition()) return;
    }
    assert.fail(`${what} in time`);
  };
  await until('the new key is published', async () => (await published()).includes(newKey));
  assert.equal(kid((await oidc.clientCredentialsGrant(service)).access_token), kid(before.access_token), 'it does not sign at once');
  await until('the new key signs', async () => kid((await oidc.clientCredentialsGrant(service)).access_token) === newKey);
  const { tokens: after } = await signIn(await publicClient());
  assert.equal(kid(after.access_token), newKey);
  assert.equal((await published()).length, 2);
});
