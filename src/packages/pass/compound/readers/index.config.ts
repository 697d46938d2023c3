export default definePageConfig({ navigationBarTitleText: '人脸门禁', enablePullDownRefresh: true })
