import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, it } from 'vitest'
import { photoBucket } from '#server/services/photos/photo-bucket.ts'
import { openBucket } from '#tests/support/bucket.ts'
import { describePhotoStore } from './photo-store-contract.ts'

const bucket = await openBucket()
if (!bucket) console.warn('photos in a bucket are not tried: neither TEST_BUCKET nor moto_server is here')
afterAll(() => bucket?.stop())

describe.skipIf(!bucket)('a store that speaks S3', () => {
  describePhotoStore('a bucket', async () => {
    const photos = photoBucket(bucket!.settings)
    const close = async () => {
      for (const name of ['ab/photo', 'arriving/one', 'arriving/two']) await photos.remove(name)
    }
    await close()
    return { photos, other: photoBucket(bucket!.settings), close }
  })
})

describe('a bucket that misbehaves', () => {
  const asked: { method: string; length: string; sum: string }[] = []
  const answers: number[] = []
  const server = createServer((request, response) => {
    const { method = '', headers } = request
    asked.push({
      method,
      length: headers['content-length'] ?? '',
      sum: String(headers['x-amz-content-sha256'] ?? ''),
    })
    request.resume()
    response.writeHead(answers.shift() ?? 200, { 'content-length': '7' })
    response.end(method === 'HEAD' ? undefined : 'answer.')
  })
  afterAll(() => server.close())

  const photos = async () => {
    if (!server.listening) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    asked.length = 0
    return photoBucket({
      url: `http://127.0.0.1:${port}/photos/`,
      region: 'cn-1',
      accessKeyId: 'id',
      secretAccessKey: 'secret',
    })
  }

  it('is told the length and the hash of what it gets', async () => {
    const bytes = randomBytes(7)
    await (await photos()).put('ab/photo', bytes)
    expect(asked[0]).toMatchObject({
      method: 'PUT',
      length: '7',
      sum: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  it('has not got what it keeps only a part of', async () => {
    await expect((await photos()).put('ab/photo', randomBytes(8))).rejects.toMatchObject({
      code: 'serverBusy',
    })
  })

  it('is busy, not empty, when it refuses', async () => {
    const [status, times] = [403, 3]
    answers.push(...Array.from({ length: times }, () => status))
    const store = await photos()
    await expect(store.size('ab/photo')).rejects.toMatchObject({ code: 'serverBusy' })
    await expect(store.read('ab/photo')).rejects.toMatchObject({ code: 'serverBusy' })
    await expect(store.remove('ab/photo')).rejects.toMatchObject({ code: 'serverBusy' })
  })

  it('is asked once more when it was busy itself', async () => {
    answers.push(503, 500)
    expect(await (await photos()).size('ab/photo')).toBe(7)
  })
})
