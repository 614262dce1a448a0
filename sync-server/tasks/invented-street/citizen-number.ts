import type { LocalDate } from '#domain/local-date.ts'
import type { Sex } from './names.ts'
import type { Random } from './random.ts'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

const order = (random: Random, sex: Sex) =>
  String(random.int(0, 499) * 2 + (sex === 'male' ? 1 : 0)).padStart(3, '0')

/** An 18-digit citizen number of the invented county, with the check character that GB 11643 asks for. */
export function citizenNumber(random: Random, birth: LocalDate, sex: Sex): string {
  const digits = `349901${birth.replaceAll('-', '')}${order(random, sex)}`
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0)
  return digits + '10X98765432'[sum % 11]!
}

/** The 15 digits that were issued until 1999; somebody never changed the old card. */
export const oldCitizenNumber = (random: Random, birth: LocalDate, sex: Sex): string =>
  `349901${birth.slice(2).replaceAll('-', '')}${order(random, sex)}`
