export default definePageConfig({ navigationBarTitleText: '物业', enablePullDownRefresh: true })
