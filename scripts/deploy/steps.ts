import type { Facts } from './facts'
import { UPLOADS } from './rules'

/** CloudBase's own tool, in the version whose options were looked up. */
export const TCB = 'npx --yes --package @cloudbase/cli@2.12.10 tcb'

/** What a person does to deploy, in order; values come from the shell's variables. */
export const stepsOf = ({ appId }: Pick<Facts, 'appId'>): string[] => [
  'npm run build:functions',
  `${TCB} login --apiKeyId "$TENCENTCLOUD_SECRETID" --apiKey "$TENCENTCLOUD_SECRETKEY"`,
  'In the CloudBase console: the collections with their indexes, and the rules above',
  `${TCB} fn deploy --all --force -e "$CLOUD_ENV_ID"`,
  'In the CloudBase console: HTTP access on an own domain, its path /web to the function web (first time only)',
  'In the CloudBase console: the variables of the functions, the same for each (first time and after a new key)',
  'In WeChat DevTools: upload each function once more, "云端安装依赖", which registers its WeChat calls (first time and when they change)',
  `${TCB} fn invoke jobs --params '{"Type":"Timer","Message":"auditCheck"}' -e "$CLOUD_ENV_ID"`,
  'npm run build:weapp',
  `npx miniprogram-ci upload --pp . --pkp "private.${appId}.key" --appid ${appId} --uv VERSION -r 1 --use-project-config true`,
  'npm run first-staff (first time only)',
  `Every week: ${TCB} storage delete ${UPLOADS.folder} --dir -e "$CLOUD_ENV_ID", unless the console offers to delete old files by itself`,
]
