// npm's oidc-provider as a shop's own sign-in: JWT access tokens for api://default with a groups claim, PKCE, device
// flow, rotated refresh tokens. Prints its issuer when it can be asked.
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const AUDIENCES = { warehouse: 'urn:warehouse' };
const ROLES = { 'ada@shop.example': ['ADMIN'], 'carl@shop.example': ['CUSTOMER'], warehouse: ['ADMIN'], erp: ['ADMIN'] };
const LIFE_SECONDS = 600;

const signingKey = (type, options, kid) => ({
  ...generateKeyPairSync(type, options).privateKey.export({ format: 'jwk' }),
  use: 'sig',
  kid,
});

const machine = (client_id) => ({
  client_id,
  client_secret: `the secret of ${client_id}`,
  grant_types: ['client_credentials'],
  redirect_uris: [],
  response_types: [],
});

const desktop = {
  client_id: 'vitrine-desktop',
  application_type: 'native',
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
  redirect_uris: ['http://127.0.0.1/cb'], // any port: RFC 8252 section 7.3
  response_types: ['code'],
};

const configuration = {
  clients: [desktop, machine('erp'), machine('warehouse')],
  jwks: {
    keys: [
      signingKey('rsa', { modulusLength: 2048 }, 'rsa-1'),
      signingKey('ec', { namedCurve: 'P-256' }, 'ec-1'),
    ],
  },
  cookies: { keys: ['a key for the cookies of this run'] },
  claims: { openid: ['sub'], email: ['email'], profile: ['name'] },
  findAccount: (context, sub) => ({ accountId: sub, claims: () => ({ sub, email: sub, name: sub }) }),
  extraTokenClaims: (context, token) => ({ groups: ROLES[token.accountId ?? token.clientId] ?? [] }),
  rotateRefreshToken: true,
  ttl: { AccessToken: LIFE_SECONDS, ClientCredentials: LIFE_SECONDS, DeviceCode: 600, Grant: 3600, IdToken: 3600,
    Interaction: 600, RefreshToken: 3600, Session: 3600 },
  features: {
    deviceFlow: { enabled: true },
    clientCredentials: { enabled: true },
    revocation: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: (context, client) => AUDIENCES[client.clientId] ?? 'api://default',
      useGrantedResource: () => true,
      getResourceServerInfo: (context, resource) => ({
        scope: '',
        audience: resource,
        accessTokenFormat: 'jwt',
        accessTokenTTL: LIFE_SECONDS,
        jwt: { sign: { alg: process.env.ACCESS_TOKEN_ALGORITHM ?? 'RS256' } },
      }),
    },
  },
};

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  server.on('request', new Provider(issuer, configuration).callback());
  console.log(issuer);
});
