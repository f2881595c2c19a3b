/** The ids in their new order once `id` has the place `position`, from 0; past the end means last. An id that is not there changes nothing. */
export function placed(ids: string[], id: string, position: number): string[] {
  if (!ids.includes(id)) return ids
  const rest = ids.filter((one) => one !== id)
  return [...rest.slice(0, position), id, ...rest.slice(position)]
}

/** Whether another row of the set has this name, whatever its case. */
export function nameIsTaken(rows: { id: string; name: string }[], name: string, exceptId: string | null): boolean {
  return rows.some((row) => row.id !== exceptId && row.name.trim().toLowerCase() === name.trim().toLowerCase())
}
