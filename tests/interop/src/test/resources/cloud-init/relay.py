"""Within the node's network: 127.0.0.1:8081 leads out through a socket in the file system, to the service."""
import socket
import threading


def pump(source, sink):
    try:
        while data := source.recv(65536):
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        pass


listener = socket.create_server(("127.0.0.1", 8081))
while True:
    client, _ = listener.accept()
    service = socket.socket(socket.AF_UNIX)
    service.connect("/run/host/seed.sock")
    threading.Thread(target=pump, args=(client, service), daemon=True).start()
    threading.Thread(target=pump, args=(service, client), daemon=True).start()
