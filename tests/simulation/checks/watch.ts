import { sameJson } from '#domain/json.ts'
import type { SyncRequest, SyncResponse } from '#domain/sync/protocol.ts'
import type { Phone } from '../world/phone.ts'
import type { World } from '../world/world.ts'
import { checkDisk } from './check-disk.ts'

const dayMs = 86_400_000

/** Looks at what goes over the wire and at every disk between two steps. */
export class Watch {
  readonly #world: World
  /** The outcome of each mutation as the server told it, in its present history. */
  readonly #told = new Map<string, string>()

  constructor(world: World) {
    this.#world = world
  }

  sent(phone: Phone, request: SyncRequest): void {
    this.#checkPrefix(phone, request)
    const { wentBackUntold, counts } = this.#world
    const reported = request.mismatches ?? []
    if (!reported.length) return
    counts.add('digest mismatches reported', reported.length)
    // Digests heal what they find; where nothing was damaged there must be nothing to find.
    if (!phone.wasDamaged && !wentBackUntold)
      this.#world.violate('D7', `${phone.deviceId} differs from the server in ${reported.join()}`)
  }

  /** [P1] What is sent has no gap: of all that waits, nothing before the last of it is left out. */
  #checkPrefix(phone: Phone, { mutations, epoch, generation }: SyncRequest): void {
    const disk = phone.disk.isWriting ? null : phone.disk.contents()
    const last = mutations.at(-1)
    if (!disk || !last || disk.state?.epoch !== epoch || disk.state.generation !== generation) return
    const sent = new Set(mutations.map(({ uid }) => uid))
    const left = disk.outbox.find(
      ({ state, ordinal, payload }) => state !== 'acked' && ordinal <= last.ordinal && !sent.has(payload.uid),
    )
    if (left) this.#world.violate('P1', `${phone.deviceId} left out ${left.payload.uid}`)
    if (mutations.some(({ ordinal }, i) => i > 0 && ordinal <= mutations[i - 1]!.ordinal))
      this.#world.violate('P1', `${phone.deviceId} sent out of order`)
  }

  /** An answer has arrived at a tab; what it does comes after. */
  heard(phone: Phone, response: SyncResponse): void {
    if (!response?.complete || response.upgrade) return
    for (const uid of Object.keys(response.outcomes ?? {})) phone.complete.add(uid)
  }

  answered({ outcomes, scopes, complete }: SyncResponse): void {
    const { counts } = this.#world
    for (const [uid, said] of Object.entries(outcomes)) {
      const { outcome, kind } = said
      const before = this.#told.get(uid)
      if (before === undefined) counts.add(`outcome: ${outcome}${kind ? ` ${kind}` : ''}`)
      else if (before !== JSON.stringify(said))
        this.#world.violate('P2', `${uid} was answered with ${before}, then with ${JSON.stringify(said)}`)
      this.#told.set(uid, JSON.stringify(said))
    }
    for (const { more, count, digest, reset } of Object.values(scopes)) {
      if (reset) counts.add('resets')
      if (more === (count !== undefined) || more === (digest !== undefined))
        this.#world.violate('C4', 'count and digest come exactly when nothing is left')
      if (complete && more && !this.#world.temper.wants)
        this.#world.violate('C4', 'complete although a scope has more')
    }
  }

  /** The server was put back in time: what it told counts no more. */
  forgetAnswers(): void {
    this.#told.clear()
  }

  /** Everything that must hold on a phone's disk between two transactions. */
  boundary(phone: Phone, thorough: boolean): void {
    if (phone.disk.isWriting) return
    const now = phone.disk.contents()
    const { before } = phone
    if (!now || (before && before.state?.version === now.state?.version)) return
    phone.before = now
    if (before) this.#checkOutbox(phone, before, now)
    checkDisk(this.#world, phone, now, thorough && !phone.wasDamaged ? null : before)
  }

  /** [D8] [D4] Rows of the outbox stay until their outcome is there; what is acknowledged has an outcome. */
  #checkOutbox(
    phone: Phone,
    { outbox: before }: NonNullable<Phone['before']>,
    { outbox: now, state }: NonNullable<Phone['before']>,
  ): void {
    const kept = new Map(now.map((row) => [row.payload.uid, row]))
    for (const row of before) {
      const { uid } = row.payload
      const after = kept.get(uid)
      if (!after) {
        const age = (state?.lastCompleteAt ?? 0) - (row.ackedAt ?? Infinity)
        if (row.state !== 'acked' || age < 45 * dayMs)
          this.#world.violate('D8', `${phone.deviceId} lost ${uid}, which was ${row.state}`)
        phone.excused.add(uid)
      } else if (after !== row && !sameJson(after.payload, row.payload))
        this.#world.violate('D9', `${phone.deviceId} rewrote ${uid}`)
      else if (row.state !== 'acked' && after.state === 'acked' && !phone.complete.has(uid))
        this.#world.violate('D4', `${phone.deviceId} acknowledged ${uid} before the pull was complete`)
    }
  }
}
