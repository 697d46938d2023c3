declare const moveToZone: (zone: string) => void

/** Where a process of the product may run, wherever its days are. */
export const ZONES = ['UTC', 'Asia/Shanghai', 'America/Los_Angeles'] as const
export type Zone = (typeof ZONES)[number]

/** Moves the process that runs this test file to another time zone, until the next move or the end of the file. */
export const moveTo = (zone: Zone): void => moveToZone(zone)
