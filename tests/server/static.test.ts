import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStreet, type Street } from './support/street.ts'

const app = mkdtempSync(join(tmpdir(), 'gridwalk-app-'))
let street: Street

beforeAll(async () => {
  mkdirSync(join(app, 'assets'))
  writeFileSync(join(app, 'index.html'), '<!doctype html><title>网格行</title>')
  writeFileSync(join(app, 'sw.js'), '// worker')
  writeFileSync(join(app, '.env'), 'SECRET=1')
  writeFileSync(join(app, 'assets/index-abc123.js'), `console.log('${'x'.repeat(3000)}')`)
  street = await openStreet({ app })
})
afterAll(async () => {
  await street.close()
  rmSync(app, { recursive: true })
})

const get = (path: string, headers: Record<string, string> = { accept: 'text/html' }) =>
  fetch(street.url + path, { headers, redirect: 'manual' })

describe('the server of the app', () => {
  it.each(['/', '/today', '/desk/reviews/v_1', '/?source=pwa'])(
    'answers %s with the one page, asked for each time',
    async (path) => {
      const answer = await get(path)
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-cache'])
      expect(await answer.text()).toContain('网格行')
    },
  )

  it('answers from a folder below one that begins with a dot, too', async () => {
    const hidden = join(app, '.hidden')
    mkdirSync(hidden)
    writeFileSync(join(hidden, 'index.html'), '<!doctype html><title>网格行</title>')
    const other = await openStreet({ app: hidden })
    const answer = await fetch(`${other.url}/today`, { headers: { accept: 'text/html' } })
    await other.close()
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('网格行')])
  })

  it('lets hashed files be kept for ever, and the worker never', async () => {
    expect((await get('/assets/index-abc123.js')).headers.get('cache-control')).toBe(
      'public, max-age=31536000, immutable',
    )
    expect((await get('/sw.js')).headers.get('cache-control')).toBe('no-cache')
  })

  it('refuses a part that there is not, and takes it for no fault of its own', async () => {
    const answer = await get('/sw.js', { range: 'bytes=9999999-' })
    expect([answer.status, await answer.json()]).toEqual([400, { code: 'badRequest' }])
    expect(street.said()).not.toContain('a request failed')
  })

  it('packs what it sends', async () => {
    const answer = await get('/assets/index-abc123.js', { 'accept-encoding': 'gzip' })
    expect(answer.headers.get('content-encoding')).toBe('gzip')
  })

  it.each(['/assets/gone.js', '/favicon.ico', '/.env', '/../package.json'])(
    'does not answer %s with the page',
    async (path) => {
      expect((await get(path)).status).toBe(404)
    },
  )

  it.each(['/..%2f..%2fetc%2fpasswd', '/%00', '/assets/..%2f..%2f..%2fetc%2fpasswd', '/.env', '/%2eenv'])(
    'gives no file away to %s',
    async (path) => {
      expect(await (await get(path)).text()).not.toMatch(/root:|SECRET/)
    },
  )

  it('knows nothing else under /api, and says so in JSON', async () => {
    const answer = await get('/api/nothing')
    expect([answer.status, await answer.json()]).toEqual([404, { code: 'notFound' }])
  })

  it('lets only itself run, be spoken to, or frame it', async () => {
    const { headers } = await get('/')
    const policy = headers.get('content-security-policy')!
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe-eval|https?:/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-powered-by')).toBeNull()
  })
})
