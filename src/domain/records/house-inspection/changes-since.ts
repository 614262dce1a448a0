import type { HouseAnswers, HouseFacts } from './checklist-types.ts'
import { itemFindings } from './item-finding.ts'

export interface ItemChange {
  readonly item: string
  readonly before: string | undefined
  readonly now: string | undefined
}

/**
 * What differs between two looks at a house, in the order on screen: items that somebody settled in both and answered
 * differently, or in another number of places. For putting them side by side (DOMAIN 3.6).
 */
export function changesSince(
  last: { readonly facts: HouseFacts; readonly answers: HouseAnswers },
  now: { readonly facts: HouseFacts; readonly answers: HouseAnswers },
): ItemChange[] {
  const before = new Map(itemFindings(last.facts, last.answers).map((one) => [one.item.id, one]))
  return itemFindings(now.facts, now.answers).flatMap(({ item: { id }, value, places }) => {
    const then = before.get(id)
    if (!then?.value || !value || (then.value === value && then.places === places)) return []
    return [{ item: id, before: then.value, now: value }]
  })
}
