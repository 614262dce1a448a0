import type { Intent } from '#domain/sync/mutation.ts'
import type { useDevice } from '#composables/use-device.ts'

export interface PartsWritten {
  readonly delivered: number
  /** Safe here, not yet there. */
  readonly held: number
  /** Not written; each is a review now. */
  readonly parked: number
}

const chunk = 200

/** Saves the intents in pieces and sends them; a browser that is closed in between has lost none it had saved. */
export async function writeInParts(
  device: Pick<ReturnType<typeof useDevice>, 'save' | 'sync' | 'entries'>,
  intents: readonly Intent[],
  onProgress: (done: number) => void,
): Promise<PartsWritten> {
  const uids = new Set<string>()
  for (let from = 0; from < intents.length; from += chunk) {
    const part = intents.slice(from, from + chunk)
    for (const uid of await device.save(part)) uids.add(uid)
    onProgress(Math.min(intents.length, from + part.length))
  }
  await device.sync()
  const waiting = (await device.entries()).filter(({ uid, outcome }) => uids.has(uid) && !outcome).length
  let parked = 0
  if (waiting < uids.size) {
    for (const record of new Set(intents.map((intent) => intent.record))) {
      const entries = await device.entries(record)
      parked += entries.filter(
        ({ uid, outcome }) =>
          uids.has(uid) && (outcome?.outcome === 'parked' || outcome?.outcome === 'conflict'),
      ).length
    }
  }
  return { delivered: uids.size - waiting - parked, held: waiting, parked }
}
