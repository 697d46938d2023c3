import { createSetting } from './setting'

/** Whether verdicts are said aloud (语音播报). Vibration stays in any case. */
export const spokenVerdicts = createSetting('spokenVerdicts', true)
