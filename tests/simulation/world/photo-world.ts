import { Problem } from '#domain/problem.ts'
import type { PhotoWorld } from '#sync/photos.ts'
import { sha256Of } from './sim-server.ts'
import type { Tab } from './tab.ts'
import type { World } from './world.ts'

/** A camera whose pictures are ready made, and the way of photos to the server's own service. */
export function photoWorld(world: World, tab: Tab): PhotoWorld {
  const { phone } = tab
  const { user } = phone
  const pass = async <T>(work: () => Promise<T>): Promise<T> => {
    if (!tab.isAlive) return new Promise(() => {})
    const { weather } = phone
    if (weather.kind !== 'good' && (weather.kind === 'off' || phone.dice.chance(15))) {
      world.counts.add('fault: photo line broke')
      throw new Problem('offline')
    }
    const result = await work()
    if (weather.kind !== 'good' && phone.dice.chance(15)) {
      world.counts.add('fault: photo answer lost')
      throw new Problem('offline')
    }
    return result
  }
  return {
    line: {
      standing: (sha256) => pass(() => world.server.photoStanding(user.id, sha256)),
      append: ({ bytes, ...part }) =>
        pass(() => world.server.receive({ ...part, bytes: new Uint8Array(bytes), user: user.id })),
      putThumb: async () => {},
    },
    encode: async (source) => ({
      bytes: (source as unknown as { ready: ArrayBuffer }).ready,
      mime: 'image/jpeg',
    }),
    sha256: async (bytes) => sha256Of(new Uint8Array(bytes)),
    spaceLeft: async () => (phone.disk.isFull ? 1000 : null),
  }
}
