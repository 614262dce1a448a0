/** What is read together with a file and lives where the file lives: the kinds, and the field that names the file. */
export const partsOfFile: Readonly<
  Record<string, { readonly field: string; readonly kinds: readonly string[] }>
> = {
  house: { field: 'house', kinds: ['houseInspection', 'hazardCase'] },
  elder: { field: 'elder', kinds: ['elderVisit', 'missedVisit', 'careFollowUp'] },
}
