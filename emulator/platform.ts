/** The environment that the emulator provides. Names are those of the platform; values are recognisably local. */
export const ENV_ID = 'xiaoge-local'
export const WX_APP_ID = 'wx0000000000000000'
export const BUCKET = '7869-xiaoge-local-1300000000'

/**
 * The environment variables that direct the unchanged SDK to the emulator at `url`. Without the variables of the run environment the SDK
 * would look for a metadata host before every call.
 */
export const sdkEnv = (url: string): Readonly<Record<string, string>> => ({
  TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  SCF_NAMESPACE: ENV_ID,
  TENCENTCLOUD_SECRETID: 'local',
  TENCENTCLOUD_SECRETKEY: 'local',
})
