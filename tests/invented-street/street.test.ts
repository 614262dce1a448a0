import { describe } from 'vitest'
import { toldCases } from './cases.ts'
import { rightSize } from './counts.ts'
import { edgeCases } from './edge-cases.ts'
import { soundRecords } from './sound.ts'
import { rightStanding } from './standing.ts'
import { tell, tellings } from './told-street.ts'

describe.each(tellings)('the street of seed $seed on $today', (telling) => {
  const street = tell(telling)
  rightSize(street)
  rightStanding(street)
  soundRecords(street)
  edgeCases(street)
  toldCases(street)
})
