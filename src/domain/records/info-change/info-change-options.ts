import { type Label, label } from '../../label.ts'

/** Phone numbers and addresses wait for somebody else's look instead of overwriting (DOMAIN 12.3). */
export const confirmedFields: Readonly<Record<string, readonly string[]>> = {
  household: ['phone', 'registeredAddress'],
  resident: ['phone'],
  elder: ['phone'],
}

/** True for a field whose new value has to be confirmed before it stands (DOMAIN 12.3). */
export const needsConfirming = (type: string, field: string): boolean =>
  Object.hasOwn(confirmedFields, type) && confirmedFields[type]!.includes(field)

export const infoFields = {
  phone: label('电话', 'Phone'),
  registeredAddress: label('户籍地址', 'Registered address'),
} satisfies Readonly<Record<string, Label>>

export type InfoField = keyof typeof infoFields

export const infoChangeStates = {
  pending: label('待确认', 'To be confirmed'),
  confirmed: label('已确认', 'Confirmed'),
  rejected: label('不改', 'Not changed'),
}
