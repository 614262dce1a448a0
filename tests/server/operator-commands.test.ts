import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSqliteStore } from '#server/storage/sqlite/sqlite-store.ts'
import { bundleServer } from './support/server-process.ts'

const data = mkdtempSync(join(tmpdir(), 'gridwalk-tasks-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))
let commands: string
beforeAll(async () => {
  commands = dirname(await bundleServer())
}, 120_000)

function run(task: string, words: string[] = [], env: Record<string, string> = {}) {
  const command = [join(commands, `${task}.js`), ...words]
  const done = spawnSync(process.execPath, command, {
    encoding: 'utf8',
    env: { ...process.env, GRIDWALK_DATA: data, ...env },
  })
  return { code: done.status, said: done.stdout + done.stderr }
}

const words = ['Wang.Li', '--name', '王丽', '--role', 'worker', '--grid', '07']
const look = <T>(work: Parameters<ReturnType<typeof openSqliteStore>['read']>[0]) => {
  const store = openSqliteStore({ file: join(data, 'gridwalk.sqlite') })
  return store.read(work).finally(() => store.close()) as Promise<T>
}

describe('an operator', () => {
  it('makes an account with its grants, with a strong password only, and only once', async () => {
    expect(run('create-user').code).toBe(1)
    expect(run('create-user', words, { GRIDWALK_PASSWORD: 'short' })).toMatchObject({
      code: 1,
      said: expect.stringContaining('密码太简单'),
    })
    expect(run('create-user', words, { GRIDWALK_PASSWORD: 'Lantern-42 street' })).toMatchObject({
      code: 0,
      said: expect.stringContaining('Wang.Li can sign in'),
    })
    expect(run('create-user', words, { GRIDWALK_PASSWORD: 'Lantern-42 street' })).toMatchObject({
      code: 1,
      said: expect.stringContaining('用户名'),
    })
    const scopes = await look<string[]>(async ({ users, grants }) => {
      const user = await users.byUsername('wang.li')
      return (await grants.ofUser(user!.id)).map(({ scope }) => scope.replace(user!.id, 'me'))
    })
    expect(scopes).toEqual(['common', 'g:07/base', 'g:07/care', 'g:07/house', 'user:me'])
  })

  it('copies everything, says that a database went back in time, and forgets old tombstones', async () => {
    const folder = join(data, 'copies')
    expect(run('backup', [folder])).toMatchObject({ code: 0 })
    const made = readdirSync(folder).find((name) => name.startsWith('20'))!
    const store = openSqliteStore({ file: join(folder, made, 'gridwalk.sqlite') })
    const before = await store.read(({ meta }) => meta.epoch())
    expect(await store.read(({ users }) => users.byUsername('wang.li'))).not.toBeNull()
    await store.close()
    expect(run('new-epoch').code).toBe(0)
    expect(await look(({ meta }) => meta.epoch())).not.toBe(before)
    expect(run('prune-tombstones').said).toContain('0 tombstones')
  })

  it('[X4] renews the key of rescue files, and the audit trail says so', async () => {
    const { code, said } = run('renew-rescue-key')
    expect([code, said]).toEqual([0, expect.stringMatching(/^rescue key [0-9a-f]{32};/)])
    const trail = await look<{ object: string }[]>(({ audit }) =>
      audit.list({ limit: 9, action: 'rescue.renewKey' }),
    )
    expect(trail.map(({ object }) => said.includes(object))).toEqual([true])
  })

  it('gives a new password, and shuts a lost phone out', async () => {
    expect(run('set-password', ['nobody'], { GRIDWALK_PASSWORD: 'Lantern-43 street' }).code).toBe(1)
    const before = await look(({ users }) => users.byUsername('wang.li'))
    expect(run('set-password', ['wang.li'], { GRIDWALK_PASSWORD: 'Lantern-43 street' }).code).toBe(0)
    const after = await look(({ users }) => users.byUsername('wang.li'))
    expect(after).not.toEqual(before)
    expect(run('revoke-device', ['wang.li'])).toMatchObject({
      code: 1,
      said: expect.stringContaining('没有找到'),
    })
    const trail = await look<{ action: string }[]>(({ audit }) =>
      audit.list({ limit: 9, action: 'user.setPassword' }),
    )
    expect(trail).toHaveLength(1)
  })
})
