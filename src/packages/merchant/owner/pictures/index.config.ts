export default definePageConfig({ navigationBarTitleText: '店里的照片', enablePullDownRefresh: true })
