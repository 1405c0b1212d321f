// A browser as far as the sign-in pages need one: it keeps cookies, fills in forms and follows redirects within the shop.
import { strict as assert } from 'node:assert';

const unescape = (text) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

export class Page {
  constructor(url, response, html) {
    this.url = url;
    this.status = response.status;
    this.headers = response.headers;
    this.html = html;
    this.title = unescape(/<h1>([^<]*)<\/h1>/.exec(html)?.[1] ?? '');
    this.fault = unescape(/class="fault"[^>]*>([^<]*)</.exec(html)?.[1] ?? '');
  }

  // The fields of the page's only form, with what they hold.
  get form() {
    const tag = /<form method="(\w+)" action="([^"]+)"/.exec(this.html);
    assert.ok(tag, `there is a form on the page "${this.title}"`);
    const fields = {};
    for (const [input] of this.html.matchAll(/<input[^>]*>/g)) {
      const name = /name="([^"]+)"/.exec(input)[1];
      fields[name] = unescape(/value="([^"]*)"/.exec(input)?.[1] ?? '');
    }
    return { method: tag[1], action: new URL(unescape(tag[2]), this.url), fields };
  }
}

export class Browser {
  cookies = new Map();

  async open(url, options = {}) {
    const response = await fetch(url, {
      ...options,
      redirect: 'manual',
      headers: { ...options.headers, cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair, ...attributes] = line.split('; ');
      const [name, value] = pair.split('=');
      assert.ok(attributes.includes('HttpOnly') && attributes.includes('SameSite=Lax'), `cookie ${name} is guarded`);
      if (attributes.includes('Max-Age=0')) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (!location) return new Page(new URL(url), response, await response.text());
    await response.arrayBuffer();
    const target = new URL(location, url);
    // A redirect out of the shop ends here: it is the client's.
    return target.origin === new URL(url).origin ? this.open(target) : target;
  }

  submit(page, values = {}, changes = {}) {
    const { method, action, fields } = page.form;
    const data = new URLSearchParams({ ...fields, ...values });
    if (method === 'get') {
      action.search = data;
      return this.open(action);
    }
    return this.open(action, { method: 'POST', body: data, ...changes });
  }
}
