package io.jenkins.plugins.goldenimage.jenkins.connection;

/** A certificate of an authority, for forms that must take it. */
final class Certificates {
    static final String PEM =
            """
            -----BEGIN CERTIFICATE-----
            MIIBiTCCAS+gAwIBAgIUTeWb8VUWS8HQOKusG1QLK9yzxR0wCgYIKoZIzj0EAwIw
            GTEXMBUGA1UEAwwOVGVzdCBhdXRob3JpdHkwIBcNMjYxMTIzMDA0OTU3WhgPMjEy
            NjEwMzAwMDQ5NTdaMBkxFzAVBgNVBAMMDlRlc3QgYXV0aG9yaXR5MFkwEwYHKoZI
            zj0CAQYIKoZIzj0DAQcDQgAE1uI+u2MODlpQrJsNV18ZIV35Ih4+oEZ3mGuO2NQQ
            ExXjNmN8IfiXfc8PayofpPa6+kZaqeU045ykr6UOdckPRKNTMFEwHQYDVR0OBBYE
            FAVoxAKb2moEf5WO7TyRgiF+R/5uMB8GA1UdIwQYMBaAFAVoxAKb2moEf5WO7TyR
            giF+R/5uMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIhAJpgD8k/
            cNI/Lptn51NS1T1CdtskGox38IbTd6iY3hY2AiAL9o0NYcMS6Nou+1VBe9Qt4Hln
            R+AwtdUbXwfIyXuP5g==
            -----END CERTIFICATE-----"""
                    .strip();

    private Certificates() {}
}
