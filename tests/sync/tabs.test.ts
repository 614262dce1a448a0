import { beforeEach, describe, expect, it } from 'vitest'
import type { LeaderLock } from '#sync/device-world.ts'
import { settle } from './manual-time.ts'
import { expectSoundDisk } from './expect-sound-disk.ts'
import { household, openStreet, patch, type Phone, type Street } from './street.ts'
import { expectEqualToServer, shown } from './whole-device.ts'

let street: Street
let phone: Phone
beforeEach(async () => {
  street = await openStreet()
  phone = street.phone()
})

/** `navigator.locks` for one name: who asks first holds it until it lets go. */
function oneLock(): LeaderLock {
  let last: Promise<void> = Promise.resolve()
  return {
    request(_name, { signal }, work) {
      const mine = last.then(() => (signal.aborted ? Promise.reject(new Error('aborted')) : work()))
      last = mine.catch(() => {})
      return mine
    },
  }
}

describe('two tabs', () => {
  it('hear from each other what was saved and what arrived', async () => {
    const [a, b] = [await phone.ready(), await phone.open()]
    await a.save([household('r_1')])
    await settle()
    expect(b.records.get('household', 'r_1')?.pending).toHaveLength(1)
    expect(b.status.unsent).toBe(1)
    await street.server.write('li', household('r_li'))
    await b.sync()
    await settle()
    expect(a.records.get('household', 'r_li')).toBeDefined()
    expect(a.status).toMatchObject({ unsent: 0, phase: 'idle' })
    expect(shown(a)).toEqual(shown(b))
  })

  it('[D2] both write one record without hearing each other, and neither loses a word', async () => {
    const [a, b] = [await phone.ready({ otherTabs: deaf }), await phone.open({ otherTabs: deaf })]
    await a.save([household('r_1', { room: '1' })])
    await b.save([patch('r_1', { note: [null, '乙'] })])
    await a.save([patch('r_1', { head: [null, '甲'] })])
    expect(a.records.get('household', 'r_1')?.body).toEqual({ room: '1', note: '乙', head: '甲' })
    await expectSoundDisk(phone.disk, 'wang')
    await b.sync()
    await a.sync()
    await expectEqualToServer(a, street.server)
    await expectEqualToServer(b, street.server)
    expect(await street.server.body('r_1')).toEqual({ room: '1', note: '乙', head: '甲' })
  })

  it('[D3] exchange at the same moment without harm', async () => {
    await street.server.write('li', ...Array.from({ length: 9 }, (_, i) => household(`r_${i}`)))
    phone.limits = { rows: 2, bytes: 100_000 }
    const tabs = [await phone.open(), await phone.open()]
    await Promise.all(tabs.map((tab, i) => tab.save([household(`r_tab${i}`)])))
    const ends = await Promise.all(tabs.map((tab) => tab.sync()))
    expect(ends.map(({ phase }) => phase)).toEqual(['idle', 'idle'])
    for (const tab of tabs) await expectEqualToServer(tab, street.server)
    await expectSoundDisk(phone.disk, 'wang')
  })

  it('only one of them exchanges unasked, and the other when that one has gone', async () => {
    phone.locks = oneLock()
    const [a, b] = [await phone.open(), await phone.open()]
    await settle()
    await street.time.pass(5_000)
    const atStart = phone.line.requests.length
    await b.save([household('r_1')])
    await street.time.pass(1_000)
    expect(phone.line.requests.length).toBe(atStart + 1)
    expect(b.status).toMatchObject({ unsent: 0, phase: 'idle' })
    await a.close()
    await settle()
    await b.save([household('r_2')])
    await street.time.pass(1_000)
    expect(b.status.unsent).toBe(0)
    await b.close()
  })

  it('one sends by itself when the leader is frozen', async () => {
    let abandon = () => {}
    phone.locks = {
      request: () => new Promise((_resolve, reject) => (abandon = () => reject(new Error('ended')))),
    }
    const tab = await phone.open()
    await tab.save([household('r_1')])
    await street.time.pass(10_000)
    expect(phone.line.requests).toHaveLength(0)
    await street.time.pass(10_000)
    expect(tab.status.unsent).toBe(0)
    await tab.close()
    abandon()
  })

  it('a browser that refuses locks still exchanges', async () => {
    phone.locks = { request: () => Promise.reject(new Error('refused')) }
    const tab = await phone.open()
    await settle()
    await street.time.pass(1_000)
    expect(tab.status.ready).toBe(true)
    await tab.close()
  })

  it('what a tab of another version says is not misheard', async () => {
    const tab = await phone.open()
    for (const message of [null, 'x', { kind: 'changed' }, { kind: 'later', version: 9 }]) {
      for (const tell of phone.tabs) tell(message, {})
    }
    await settle()
    expect(tab.status.phase).toBe('idle')
    await tab.close()
  })
})

const deaf = { post: () => {}, listen: () => () => {} }
