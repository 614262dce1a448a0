import type { OrganisationType } from '#domain/organisation/new-records.ts'
import type { GapKey, OrganisationGap } from '#domain/organisation/organisation-gaps.ts'

/** Where a gap is mended: a form, with what is known already, or the record itself. */
export interface Mend {
  readonly words: 'branch' | 'group' | 'leader' | 'post' | 'owner' | 'extend' | 'redraw' | 'look' | 'check'
  /** Null for the record's own page. */
  readonly type: OrganisationType | null
  readonly id: string
  readonly query: Readonly<Record<string, string>>
}

const made = (words: Mend['words'], type: OrganisationType, query: Mend['query']): Mend => ({
  words,
  type,
  id: 'new',
  query,
})

/** @param hasBranch whether the grid of the gap has a Party branch: what the two nets lack is then the other post */
export function mendOf(key: GapKey, { record, grid }: OrganisationGap, hasBranch: boolean): Mend {
  const branch = made('branch', 'orgUnit', { level: 'branch', grid })
  switch (key) {
    case 'noBranch':
      return branch
    case 'noGroup':
      return made('group', 'orgUnit', { level: 'group', grid, building: record })
    case 'noLeader':
      return { words: 'leader', type: 'orgUnit', id: record, query: {} }
    case 'vacantPost':
      return made('post', 'assignment', { grid, post: 'fullTime' })
    case 'notMerged':
      return hasBranch ? made('post', 'assignment', { grid, post: 'safetyWorker' }) : branch
    case 'noOwner':
      return { words: 'owner', type: 'dutyPoint', id: record, query: {} }
    case 'runsOut':
      return { words: 'extend', type: 'assignment', id: record, query: {} }
    case 'size':
      return made('redraw', 'grid', { grid })
    case 'unchecked':
      return { words: 'check', type: 'orgUnit', id: record, query: { checked: '1' } }
    case 'uncovered':
    case 'overlap':
      return { words: 'look', type: null, id: record, query: {} }
  }
}
