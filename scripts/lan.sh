# shellcheck shell=bash
# Sourced by ./run --lan: a self-signed certificate for this machine's names and addresses, and HTTPS on the network.

export PHUSA_LAN=true
export PHUSA_PORT=${PHUSA_PORT:-8443}
export SERVER_ADDRESS=${PHUSA_ADDRESS:-0.0.0.0}
# The addresses of the machine, IPv4 first. hostname -I is Linux, ifconfig is what other systems have.
addresses=$(hostname -I 2>/dev/null || ifconfig 2>/dev/null | sed -nE 's/^[[:space:]]*inet6? ([0-9a-f.:]+)[ %].*/\1/p' || true)
addresses=$(for address in $addresses; do
  case "$address" in 127.* | ::1 | fe80:*) ;; *) echo "$address" ;; esac
done | awk '{ print (index($0, ":") ? 1 : 0) " " $0 }' | sort -s -k1,1n | cut -d' ' -f2)
first_address=${addresses%%$'\n'*}
: "${first_address:=127.0.0.1}"
host=$(hostname 2>/dev/null || echo localhost)
store=$PHUSA_DATA/tls/lan.p12
# Passkeys need a name, not an address; NAME.local is what the network finds without a name server (RFC 6762).
names="dns:localhost,dns:$host,dns:${host%%.*}.local,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1"
if [ -n "${PHUSA_PUBLIC_URL:-}" ]; then
  chosen=${PHUSA_PUBLIC_URL#*://}
  chosen=${chosen%%/*}
  case "$chosen" in
    \[*) ;;
    *) chosen=${chosen%%:*} && case "$chosen" in *[!0-9.]*) names="$names,dns:$chosen" ;; *) names="$names,ip:$chosen" ;; esac ;;
  esac
fi
for address in $addresses; do
  names="$names,ip:$address"
done

# A new address needs a new certificate, and so does one that has ended (they are made for 825 days).
if [ ! -e "$store" ] || [ "$(cat "$PHUSA_DATA/tls/names" 2>/dev/null)" != "$names" ] ||
  [ -n "$(find "$store" -mtime +820)" ]; then
  mkdir -p "$PHUSA_DATA/tls"
  chmod 700 "$PHUSA_DATA/tls"
  rm -f "$store"
  od -An -N24 -tx1 /dev/urandom | tr -d ' \n' >"$PHUSA_DATA/tls/password"
  if ! made=$("$JAVA_HOME/bin/keytool" -genkeypair -alias lan -keyalg EC -groupname secp256r1 -validity 825 \
    -dname "CN=Phu Sa ($first_address)" -ext "SAN=$names" -ext "EKU=serverAuth" -storetype PKCS12 \
    -keystore "$store" -storepass:file "$PHUSA_DATA/tls/password" 2>&1); then
    fail "Không tạo được chứng thư tự ký: $made" "The self-signed certificate could not be made: $made"
  fi
  printf '%s' "$names" >"$PHUSA_DATA/tls/names"
  chmod 600 "$PHUSA_DATA"/tls/*
fi
SERVER_SSL_KEY_STORE_PASSWORD=$(cat "$PHUSA_DATA/tls/password")
export SERVER_SSL_KEY_STORE_PASSWORD
export SERVER_SSL_KEY_STORE="file:$store" SERVER_SSL_KEY_STORE_TYPE=PKCS12 SERVER_SSL_KEY_ALIAS=lan
case "$first_address" in
  *:*) first_host="[$first_address]" ;;
  *) first_host=$first_address ;;
esac
export PHUSA_PUBLIC_URL=${PHUSA_PUBLIC_URL:-https://$first_host:$PHUSA_PORT}
fingerprint=$("$JAVA_HOME/bin/keytool" -list -keystore "$store" -storepass:file "$PHUSA_DATA/tls/password" 2>/dev/null |
  sed -n 's/.*SHA-256): //p')
say "Trình duyệt sẽ cảnh báo vì chứng thư tự ký; trước khi chấp nhận, so dấu vân SHA-256:
  $fingerprint
Khóa đăng nhập (passkey) cần tên, không dùng địa chỉ số; nếu mạng tìm được máy theo tên, chạy với
  PHUSA_PUBLIC_URL=https://${host%%.*}.local:$PHUSA_PORT" \
  "Browsers warn of the self-signed certificate; before you accept it, compare the SHA-256 fingerprint:
  $fingerprint
Passkeys need a name, not a number; where the network finds this machine by name, run with
  PHUSA_PUBLIC_URL=https://${host%%.*}.local:$PHUSA_PORT"
