import type { Role } from '#domain/access/role.ts'
import { Problem } from '#domain/problem.ts'
import type { EntriesHead, PartAnswer } from '#domain/rescue/part.ts'
import type { ServerContext } from '../server-context.ts'
import { acceptMutations, type RawMutation } from '../sync/accept-mutations.ts'
import { shownTime } from '../sync/adjusted-time.ts'
import { foreseen } from '../sync/foreseen.ts'
import type { Intake } from '../sync/intake.ts'
import { type Bearer, rescueAudit } from './rescue-audit.ts'
import { rescueAuthor } from './rescue-author.ts'

/**
 * Takes in mutations of a rescue file as their author's, with the author's rights of this moment: each once, by its
 * uid, whoever brings it and however often (P2, P3).
 */
export async function takeEntries(
  context: ServerContext,
  bearer: Bearer,
  head: EntriesHead,
): Promise<PartAnswer> {
  const mutations = head.mutations as unknown as readonly RawMutation[]
  const { answer, touched } = await context.store.write(
    async (tables) => {
      const author = await rescueAuthor(tables, head)
      if (!author) throw new Problem('rescueNotGenuine')
      // [P1] Whoever carries the file could swap its parts.
      if (head.after !== null && !(await tables.mutations.get(head.after)))
        throw new Problem('badRequest', { after: head.after })
      const grants = author.isShut ? [] : await tables.grants.ofUser(author.id) // [X5]
      const receivedAt = context.clock()
      const intake: Intake = {
        tables,
        log: context.log,
        random: context.random,
        user: author.id,
        device: author.device,
        roles: new Map<string, Role>(grants.map(({ scope, role }) => [scope, role])),
        skewMs: shownTime(Math.round(head.skewMs)),
        receivedAt,
        touched: new Set(),
        openReviews: new Map(),
      }
      const before = await tables.mutations.many(mutations.map(({ uid }) => uid))
      const outcomes = await acceptMutations(intake, mutations)
      const fresh = [...outcomes].filter(([uid]) => !before.has(uid)).map(([, { outcome }]) => outcome)
      const kept = fresh.filter((outcome) => outcome === 'conflict' || outcome === 'parked').length
      const counts = { applied: fresh.length - kept, kept, known: before.size }
      await tables.audit.add({
        ...rescueAudit(receivedAt, bearer, author.id),
        result: 'done',
        details: { device: author.device, ...counts },
      })
      return { answer: { kind: 'entries' as const, ...counts }, touched: intake.touched }
    },
    foreseen(head.author, mutations),
  )
  context.events.poke({ scopes: [...touched], device: null })
  return answer
}
