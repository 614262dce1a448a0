import { computed, ref, shallowRef } from 'vue'
import type { RosterMessage } from '#domain/desk/desk-messages.ts'
import { localDate } from '#domain/local-date.ts'
import { Problem, type ProblemCode } from '#domain/problem.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import type { TypedRecord } from '#domain/records/body.ts'
import { planRosterImport, type RosterPlan } from '#domain/roster/plan-roster-import.ts'
import { readRoster, type RosterSource } from '#domain/roster/read-roster.ts'
import type { KnownBuilding } from '#domain/roster/roster-address.ts'
import { rowVerdict } from '#domain/roster/roster-row.ts'
import { useDevice } from '#composables/use-device.ts'
import { problemLines } from './roster-report.ts'
import { type PartsWritten, writeInParts } from '../api/write-in-parts.ts'

interface PlanWorld {
  readonly source: () => RosterSource | null
  readonly known: () => RosterMessage | null
  readonly partly: () => boolean
}

/** What an import of the file would do, and the doing of it. */
export function useRosterPlan({ source, known, partly }: PlanWorld) {
  const device = useDevice()
  const progress = ref(0)
  const writing = ref(false)
  const written = shallowRef<(PartsWritten & { readonly problem?: ProblemCode }) | null>(null)

  const buildings = computed((): KnownBuilding[] =>
    (known()?.buildings ?? []).map(({ id, scope, body }) => ({
      id,
      scope,
      code: String(body.code ?? ''),
      name: String(body.name ?? ''),
    })),
  )
  const rows = computed(() => {
    const read = source()
    return read && known()
      ? readRoster(read, { buildings: buildings.value, today: localDate(device.now()) })
      : []
  })

  /** The server's records, and what this computer has saved and not yet sent. */
  function together<T extends 'household' | 'resident'>(
    type: T,
    served: readonly RecordVersion[],
  ): TypedRecord<T>[] {
    const here = device.records.ofType(type) as unknown as TypedRecord<T>[]
    const all = new Map([...(served as unknown as TypedRecord<T>[]), ...here].map((one) => [one.id, one]))
    return [...all.values()]
  }

  const plan = computed((): RosterPlan | null => {
    const message = known()
    if (!message || rows.value.length === 0) return null
    const onFile = {
      households: together('household', message.households),
      residents: together('resident', message.residents),
    }
    return planRosterImport(rows.value, onFile, { partly: partly(), newId: () => device.newId() })
  })
  const lines = computed(() => problemLines(rows.value, plan.value?.problems ?? new Map()))
  const counts = computed(() => {
    const verdicts = rows.value.map(rowVerdict)
    const count = (verdict: string) => verdicts.filter((one) => one === verdict).length
    return { good: count('good'), partly: count('partly'), bad: count('bad') }
  })

  async function write(): Promise<void> {
    if (!plan.value || writing.value) return
    const { intents } = plan.value
    progress.value = 0
    writing.value = true
    try {
      const report = (done: number) => {
        progress.value = done
      }
      written.value = await writeInParts(device, intents, report)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      written.value = { delivered: 0, held: progress.value, parked: 0, problem: error.code }
    } finally {
      writing.value = false
    }
  }

  return { rows, plan, lines, counts, write, progress, writing, written }
}
