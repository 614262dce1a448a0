import type { TestServer } from '#tests/support/server.ts'
import { demoPassword } from './phone.ts'

interface Shown {
  readonly record: {
    readonly body: Record<string, unknown>
    readonly rev: number
    readonly createdBy: string
  }
}

/** Looks into the server's records with a supervisor's rights, over the same API as the desk. */
export class Office {
  readonly #url: string
  readonly #cookie: string

  private constructor(url: string, cookie: string) {
    this.#url = url
    this.#cookie = cookie
  }

  static async open({ url }: TestServer, username = 'supervisor01'): Promise<Office> {
    const answer = await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password: demoPassword, device: { id: 'd_office', name: 'office' } }),
    })
    if (!answer.ok) throw new Error(`no session: ${answer.status} ${await answer.text()}`)
    return new Office(url, answer.headers.get('set-cookie')!.split(';')[0]!)
  }

  async get<T>(path: string): Promise<T> {
    const answer = await fetch(`${this.#url}/api/desk${path}`, { headers: { cookie: this.#cookie } })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }

  /** The server's version of a record, in full; null when it has none. */
  async record(id: string): Promise<Shown['record'] | null> {
    try {
      return (await this.get<Shown>(`/records/${id}?reveal=check`)).record
    } catch (error) {
      if (String(error).includes(': 404')) return null
      throw error
    }
  }

  /** The bytes of a photo, as whoever may see its record gets them. */
  async photo(sha256: string): Promise<{ bytes: Uint8Array; type: string | null }> {
    const answer = await fetch(`${this.#url}/api/blobs/${sha256}`, { headers: { cookie: this.#cookie } })
    if (!answer.ok) throw new Error(`${sha256}: ${answer.status} ${await answer.text()}`)
    return { bytes: new Uint8Array(await answer.arrayBuffer()), type: answer.headers.get('content-type') }
  }
}
