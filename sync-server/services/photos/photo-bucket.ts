import { createHash } from 'node:crypto'
import { AwsClient } from 'aws4fetch'
import { Problem } from '#domain/problem.ts'
import type { BucketConfig } from '../../config.ts'
import { unfinished } from './photo-names.ts'
import type { PhotoStore } from './photo-store.ts'

const patienceMs = 30_000

/**
 * Photos as objects of a bucket. An upload that has not ended is an object, too, so that another server may go on
 * with it; parts of a multipart upload could not be this small.
 */
export function photoBucket({ url, ...keys }: BucketConfig): PhotoStore {
  const client = new AwsClient({ ...keys, service: 's3', retries: 3 })
  const base = url.replace(/\/+$/, '')

  async function ask(address: string, init: RequestInit = {}): Promise<Response> {
    try {
      const answer = await client.fetch(address, { ...init, signal: AbortSignal.timeout(patienceMs) })
      if (answer.ok || answer.status === 404) return answer
      throw new Error(`the bucket answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`)
    } catch (error) {
      throw new Problem('serverBusy', {}, { cause: error })
    }
  }

  const addressOf = (name: string) => `${base}/${name}`

  async function size(name: string): Promise<number | null> {
    const answer = await ask(addressOf(name), { method: 'HEAD' })
    return answer.ok ? Number(answer.headers.get('content-length')) : null
  }

  async function read(name: string): Promise<Uint8Array | null> {
    const answer = await ask(addressOf(name))
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null
  }

  async function put(name: string, bytes: Uint8Array): Promise<void> {
    const headers = {
      'content-type': 'application/octet-stream',
      // Signed along, so that the store refuses what was bent on its way.
      'x-amz-content-sha256': createHash('sha256').update(bytes).digest('hex'),
    }
    const answer = await ask(addressOf(name), { method: 'PUT', headers, body: new Uint8Array(bytes) })
    const kept = answer.ok ? await size(name) : null
    if (kept !== bytes.length) {
      const cause = new Error(`the bucket keeps ${kept} of ${bytes.length} bytes (status ${answer.status})`)
      throw new Problem('serverBusy', {}, { cause })
    }
  }

  return {
    size,
    read,
    put,
    async append(name, offset, bytes) {
      const before = (await read(name)) ?? new Uint8Array()
      if (before.length !== offset) return false
      await put(name, Buffer.concat([before, bytes]))
      return true
    },
    async remove(name) {
      await ask(addressOf(name), { method: 'DELETE' })
    },
    async removeUnfinished(before) {
      const query = new URLSearchParams({ 'list-type': '2', prefix: `${unfinished}/` })
      const list = await (await ask(`${base}?${query.toString()}`)).text()
      let removed = 0
      for (const [, entry = ''] of list.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
        const key = /<Key>(.*?)<\/Key>/.exec(entry)?.[1]
        const at = Date.parse(/<LastModified>(.*?)<\/LastModified>/.exec(entry)?.[1] ?? '')
        if (!key || !(at < before)) continue
        await ask(addressOf(key), { method: 'DELETE' })
        removed++
      }
      return removed
    },
  }
}
