import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dayOf } from '../../cloudfunctions/kernel/calendar'
import { isDataDir } from '../../emulator/dataDir'
import { checkDataVersion } from '../../emulator/dataVersion'
import { fill } from '../../seed/fill'
import { inviteFirstStaff } from '../firstStaff'
import { madeAtIn } from './snapshot'

const markIn = (dataDir: string) => join(dataDir, 'sample-data')

/**
 * How much of the sample data a directory holds.
 *
 * @throws a plain sentence when it may hold something else: it is emptied by nobody who didn't ask for that
 */
export function sampleDataIn(dataDir: string): 'none' | 'part' | 'all' {
  checkDataVersion(dataDir)
  if (existsSync(markIn(dataDir))) return readFileSync(markIn(dataDir), 'utf8') === 'all' ? 'all' : 'part'
  if (!isDataDir(dataDir)) return 'none'
  throw new Error(
    `${dataDir} holds data of an emulator that are no sample data. Choose another directory with --data, or empty this one with --fresh.`,
  )
}

/** Whether a directory has whole sample data of today: with those of another day, the classes of today are over. Says why it has not. */
export function hasSampleData(dataDir: string, now: Date): boolean {
  const samples = sampleDataIn(dataDir)
  if (samples === 'part') console.log('  the last start filled in a part of the sample data only: beginning anew')
  if (samples !== 'all') return false
  const isOfToday = dayOf(new Date(madeAtIn(dataDir) ?? 0)) === dayOf(now)
  if (!isOfToday) console.log('  the sample data are of another day: beginning anew')
  return isOfToday
}

/** Fills in the sample data, and notes when it begins and when nothing is missing. */
export async function fillSampleData(url: string, dataDir: string, progress: (done: number, all: number) => void): Promise<void> {
  await writeFile(markIn(dataDir), 'part')
  const target = { local: url, dataDir }
  await fill(url, [await inviteFirstStaff(target), await inviteFirstStaff(target)], progress)
  await writeFile(markIn(dataDir), 'all')
}
