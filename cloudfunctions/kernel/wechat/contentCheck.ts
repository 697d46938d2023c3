/**
 * The parameters of version 2 of WeChat's `msgSecCheck`. It requires that the person has opened the mini-program within two hours, which
 * holds for every caller.
 */
export const textCheck = (openid: string, content: string) => ({ version: 2, openid, scene: COMMENT, content })

/** WeChat's scene for short texts to others: 1 profile, 2 comment, 3 forum, 4 journal. */
const COMMENT = 2

/** The code by which WeChat says that a picture is not for others to see. */
export const RISKY_CONTENT = 87014
