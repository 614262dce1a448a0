import { expect } from 'vitest'
import { expectSoundDisk } from './expect-sound-disk.ts'
import type { Walker } from './street-life.ts'
import type { TestServer } from './test-server.ts'
import { expectEqualToServer, shown } from './whole-device.ts'

/** Everyone agrees with the server, nothing waits, and the server knows every word that was saved. */
export async function expectAgreement(walkers: readonly Walker[], server: TestServer): Promise<void> {
  for (const { phone, tabs, saved } of walkers) {
    for (const tab of tabs) {
      await expectEqualToServer(tab, server)
      expect(await tab.entries()).toEqual([])
    }
    await expectSoundDisk(phone.disk, phone.user.id)
    const again = await phone.open()
    expect(shown(again)).toEqual(shown(tabs[0]!))
    await again.close()
    for (const [uid, intent] of saved) {
      const stored = await server.context.store.read(({ mutations }) => mutations.get(uid))
      expect(stored?.payload).toMatchObject(intent)
      expect(['applied', 'noop', 'conflict', 'parked']).toContain(stored?.outcome.outcome)
    }
  }
}
