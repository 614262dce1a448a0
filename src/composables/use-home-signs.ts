import { computed } from 'vue'
import { compareUrgency, type Urgency } from '#domain/schedule/urgency.ts'
import type { Household } from '#domain/schedule/homes-item.ts'
import { lastContactOf } from '#domain/schedule/last-contact.ts'
import { useDates } from './use-dates.ts'
import { useDue } from './use-due.ts'
import { useFromRecords } from './use-records.ts'
import { useNow } from './use-now.ts'
import { useText } from './use-text.ts'

export interface Sign {
  readonly tone: 'plain' | 'yellow' | 'orange' | 'red'
  readonly words: string
}

/** Of the most urgent kind only: 逾期 2 must not count what has time. */
interface Open {
  count: number
  worst: Urgency
}

const tones = { overdue: 'red', today: 'orange', soon: 'yellow', week: 'plain' } as const

/** What is open at a home or in a building, and when somebody was there last. */
export function useHomeSigns() {
  const { items } = useDue()
  const { t } = useText()
  const { ago } = useDates()
  const now = useNow()
  // Asked for the rows on screen only, and anew when somebody was somewhere.
  const contactOf = useFromRecords(
    ['visit', 'elderVisit', 'houseInspection', 'household', 'elder'],
    (records) => (home: Household) => lastContactOf(records, home),
  )
  const matters = useFromRecords(['matter'], (records) => {
    const open = new Map<string, number>()
    for (const { state, body } of records.ofType('matter')) {
      if (state !== 'live' || !body.household) continue
      open.set(body.household, (open.get(body.household) ?? 0) + 1)
    }
    return open
  })

  const open = computed(() => {
    const found = new Map<string, Open>()
    const note = (key: string | null, urgency: Urgency) => {
      if (!key) return
      const one = found.get(key)
      const order = one ? compareUrgency(urgency, one.worst) : -1
      if (order < 0) found.set(key, { count: 1, worst: urgency })
      else if (order === 0) one!.count++
    }
    for (const { place, urgency, kind } of items.value) {
      if (kind === 'homes') continue
      note(place.building, urgency)
      note(place.household, urgency)
      note(place.house, urgency)
    }
    return found
  })

  /** By the id of a building, household or house. */
  function dueSign(id: string): Sign | null {
    const one = open.value.get(id)
    if (!one) return null
    return { tone: tones[one.worst], words: t(`grid.due.${one.worst}`, { n: one.count }) }
  }

  function signsOf(household: string): Sign[] {
    const due = dueSign(household)
    const count = matters.value.get(household) ?? 0
    return [
      ...(due ? [due] : []),
      ...(count ? [{ tone: 'plain', words: t('grid.matters', { n: count }) } as const] : []),
    ]
  }

  function lastVisit(home: Household): string {
    const last = contactOf.value(home)
    return last ? t('grid.last', { ago: ago(last.at, now.value) }) : t('grid.never')
  }

  return { dueSign, signsOf, lastVisit, contactOf }
}
