"""Stand-in torch.backends."""


class cudnn:
    enabled = True

    @staticmethod
    def version():
        return 8905

    @staticmethod
    def is_available():
        from . import cuda
        return cuda.is_available()


class cuda:
    class matmul:
        allow_tf32 = False
