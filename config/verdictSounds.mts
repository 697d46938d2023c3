/**
 * Makes what a verdict says, `npx tsx config/verdictSounds.mts`: a tone that is told apart in traffic, then the words. Needs Debian's `espeak-ng`, `sox` and
 * `lame`; the files are committed because a build machine has none of them. A person's voice should replace the synthetic one before a release, see
 * docs/decisions/0013.
 */
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** Hz: what a phone's small loudspeaker gives loudly. */
const [LOW, MIDDLE, HIGH] = [740, 988, 1480]

interface Sound {
  /** espeak's Mandarin knows too few characters. */
  pinyin: string
  /** Hz and seconds. Rising: yes. Falling: no. Twice the same: wait. One: look. */
  tones: readonly (readonly [number, number])[]
}

const sounds: Record<string, Sound> = {
  // biome-ignore format: one line a sound
  mayEnter: { pinyin: 'ke3yi3 jin4', tones: [[MIDDLE, 0.11], [HIGH, 0.2]] },
  // biome-ignore format: one line a sound
  mayNotEnter: { pinyin: 'bu4neng2 jin4', tones: [[MIDDLE, 0.16], [LOW, 0.34]] },
  // biome-ignore format: one line a sound
  wait: { pinyin: 'qing3 shao1deng3', tones: [[MIDDLE, 0.12], [MIDDLE, 0.12]] },
  lookAtScreen: { pinyin: 'qing3 kan4 ping2mu4', tones: [[HIGH, 0.16]] },
}

const target = 'src/ui/verdict/sounds'
const dir = mkdtempSync(join(tmpdir(), 'verdict-'))
const MONO = '-r 16000 -c 1 -b 16'

const run = (command: string, args: string) => execFileSync(command, args.split(' '), { cwd: dir, stdio: ['ignore', 'ignore', 'inherit'] })

/** A triangle has the overtones by which a low tone is heard from a small loudspeaker. */
function makeTone([hertz, seconds]: readonly [number, number], name: string): string {
  run('sox', `-D -n ${MONO} ${name} synth ${seconds} triangle ${hertz} fade t 0.01 ${seconds} 0.02 pad 0 0.03`)
  return name
}

/** A person's voice where there is one, `<name>.wav` beside the MP3, else a synthetic one: without silence, without rumble, evenly loud. */
function makeWords(name: string, pinyin: string): string {
  const recorded = resolve(target, `${name}.wav`)
  if (existsSync(recorded)) copyFileSync(recorded, join(dir, 'voice.wav'))
  else execFileSync('espeak-ng', ['-v', 'cmn-latn-pinyin', '-s', '155', '-w', join(dir, 'voice.wav'), pinyin])
  const trimmed = 'silence 1 0.01 0.5% reverse'
  run('sox', `-D voice.wav ${MONO} words.wav ${trimmed} ${trimmed} highpass 200 norm -9 compand 0.005,0.1 -30,-15,0,-6 norm -1`)
  return 'words.wav'
}

for (const [name, { pinyin, tones }] of Object.entries(sounds)) {
  const parts = [...tones.map((tone, at) => makeTone(tone, `tone${at}.wav`)), makeWords(name, pinyin)]
  run('sox', `-D ${parts.join(' ')} all.wav norm -1`)
  run('lame', `--quiet -m m --cbr -b 24 -t all.wav ${resolve(target, `${name}.mp3`)}`)
}
rmSync(dir, { recursive: true })
