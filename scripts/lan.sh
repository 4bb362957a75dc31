# shellcheck shell=bash
# Sourced by ./run --lan: a self-signed certificate for this machine's names and addresses, and HTTPS on the network.

export PHUSA_PORT=${PHUSA_PORT:-8443}
export SERVER_ADDRESS=${PHUSA_ADDRESS:-0.0.0.0}
addresses=$(hostname -I 2>/dev/null || echo 127.0.0.1)
first_address=${addresses%% *}
store=$PHUSA_DATA/tls/lan.p12
names="dns:localhost,dns:$(hostname),ip:127.0.0.1"
for address in $addresses; do
  names="$names,ip:$address"
done

# A new address needs a new certificate.
if [ ! -e "$store" ] || [ "$(cat "$PHUSA_DATA/tls/names" 2>/dev/null)" != "$names" ]; then
  mkdir -p "$PHUSA_DATA/tls"
  chmod 700 "$PHUSA_DATA/tls"
  rm -f "$store"
  od -An -N24 -tx1 /dev/urandom | tr -d ' \n' >"$PHUSA_DATA/tls/password"
  "$JAVA_HOME/bin/keytool" -genkeypair -alias lan -keyalg EC -groupname secp256r1 -validity 825 \
    -dname "CN=Phu Sa ($first_address)" -ext "SAN=$names" -ext "EKU=serverAuth" -storetype PKCS12 \
    -keystore "$store" -storepass:file "$PHUSA_DATA/tls/password" 2>/dev/null
  printf '%s' "$names" >"$PHUSA_DATA/tls/names"
  chmod 600 "$PHUSA_DATA"/tls/*
fi
SERVER_SSL_KEY_STORE_PASSWORD=$(cat "$PHUSA_DATA/tls/password")
export SERVER_SSL_KEY_STORE_PASSWORD
export SERVER_SSL_KEY_STORE="file:$store" SERVER_SSL_KEY_STORE_TYPE=PKCS12 SERVER_SSL_KEY_ALIAS=lan
export PHUSA_PUBLIC_URL=${PHUSA_PUBLIC_URL:-https://$first_address:$PHUSA_PORT}
fingerprint=$("$JAVA_HOME/bin/keytool" -list -keystore "$store" -storepass:file "$PHUSA_DATA/tls/password" 2>/dev/null |
  sed -n 's/.*SHA-256): //p')
say "Mở $PHUSA_PUBLIC_URL trên điện thoại cùng mạng. Trình duyệt sẽ cảnh báo vì chứng thư tự ký; dấu vân SHA-256:
  $fingerprint" \
  "Open $PHUSA_PUBLIC_URL on a phone in the same network. The browser warns of the self-signed certificate; SHA-256:
  $fingerprint"
