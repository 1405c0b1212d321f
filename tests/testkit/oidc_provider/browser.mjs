// A person's browser as far as sign-in pages need one: node browser.mjs <url> <login>
// Keeps cookies, fills in forms, presses the first button, follows redirects; done when a page has no form any more.
const [, , start, login] = process.argv;
const STEPS_MAX = 15;
const cookies = new Map();

const plain = (text) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
const attribute = (tag, name) => plain(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

async function load(url, body) {
  const response = await fetch(url, {
    method: body ? 'POST' : 'GET',
    body,
    redirect: 'manual',
    headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
  });
  for (const line of response.headers.getSetCookie()) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
    cookies.set(name, value);
  }
  return response;
}

let url = start;
let body;
for (let step = 0; step < STEPS_MAX; ++step) {
  const response = await load(url, body);
  body = undefined;
  const location = response.headers.get('location');
  if (location) {
    url = new URL(location, url).href;
    continue;
  }
  const page = await response.text();
  const form = /<form[^>]*>[^]*?<\/form>/.exec(page)?.[0];
  if (!form) {
    console.log(`${response.status} ${new URL(url).pathname}`);
    process.exit(response.ok ? 0 : 1);
  }
  body = new URLSearchParams();
  for (const [input] of form.matchAll(/<input[^>]*>/g)) {
    const name = attribute(input, 'name');
    body.set(name, name === 'login' ? login : name === 'password' ? 'anything' : attribute(input, 'value'));
  }
  url = new URL(attribute(form, 'action'), url).href;
}
console.log('the sign-in came to no end');
process.exit(1);
